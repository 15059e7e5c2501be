"""Every word a person sees, in Spanish. O*NET's own texts stay English, and the bot says so."""

from typing import Final

from bot.conversation.results import Order
from bot.conversation.state import Step
from bot.slack.text.messages import (
    ButtonsMessages,
    CompareMessages,
    CreditMessages,
    DetailsMessages,
    DutiesMessages,
    ExportMessages,
    FactsMessages,
    FilesMessages,
    HomeMessages,
    InstallationMessages,
    LandingMessages,
    Messages,
    NoticesMessages,
    OccupationsMessages,
    ResultsMessages,
    SavedListMessages,
    SearchMessages,
    ShareMessages,
    TalkMessages,
    UnavailableMessages,
    WelcomeMessages,
)

SPANISH: Final = Messages(
    installation=InstallationMessages(
        installed_title="Job Duties está instalada",
        installed="Ya está en {name}. Diga a qué se dedica en sus mensajes directos, o escriba /duties donde quiera.",
        organisation="Ya está en {name}. Quien administra la organización la añade a los espacios de trabajo.",
        open="Abrir en Slack",
        cancelled_title="No se ha instalado nada",
        cancelled="Se canceló antes de que pasara nada. Puede cerrar esta página o empezar de nuevo.",
        stale_title="Empiece de nuevo, por favor",
        stale=(
            "Esta página vale una vez, durante diez minutos, en el navegador en que empezó la instalación. Si decía que"
            " Job Duties está instalada, lo está."
        ),
        failed_title="Ahora no se pudo instalar",
        failed="Algo de este lado no responde. No se cambió nada; inténtelo otra vez en un minuto, por favor.",
        again="Instalar Job Duties",
        not_installed="Job Duties ya no está instalada aquí. Quien administra este espacio puede volver a instalarla.",
    ),
    landing=LandingMessages(
        lead="Diga a qué se dedica, marque las tareas que son suyas y vea qué otras ocupaciones las comparten.",
        add="Añadir a Slack",
        how="Cómo funciona",
        steps=(
            "Escriba a Job Duties en Slack: una profesión, un código o lo que hace con sus propias palabras.\n"
            "Marque las tareas de esa ocupación que son suyas.\n"
            "Lea qué ocupaciones las comparten, de cerca o menos, y por qué. Guárdelas, compárelas o compártalas."
        ),
        privacy="Qué se guarda",
        kept=(
            "Una conversación, durante una semana tras el último paso: la búsqueda, la ocupación y las tareas"
            " marcadas.\n"
            "Sus últimas búsquedas y la lista que guardó, hasta un año después del último uso o hasta que diga"
            " «olvídame», que lo borra todo de una vez.\n"
            "Todo lo de un espacio de trabajo se borra cuando la aplicación se desinstala allí.\n"
            "No se guardan nombres ni mensajes, y nada de lo que escribe queda en un registro."
        ),
        data="De quién son los datos",
        health="¿Funciona?",
    ),
    search=SearchMessages(
        title="¿A qué se dedica?",
        intro=(
            "Dígame su profesión, un código como 29-1051.00 o lo que hace con sus propias palabras, si puede ser"
            " en inglés."
            " Le muestro las tareas de esa ocupación, usted marca las suyas y yo busco las ocupaciones que las"
            " comparten."
            " Los datos de O*NET, títulos y tareas, están solo en inglés."
        ),
        label="Su profesión",
        placeholder="p. ej. pharmacist, web developer, drive a school bus",
        or_pick="O elija entre lo que encuentro mientras escribe:",
        find="Escriba dos letras o más",
        keep_typing="O*NET va lento: siga escribiendo o use la línea de arriba",
        text="¿A qué se dedica? Dígame su profesión, un código o lo que hace, si puede ser en inglés.",
        again="Buscar de nuevo",
        looking="Buscando {what} …",
        moment="Un momento: O*NET tarda en responder …",
    ),
    occupations=OccupationsMessages(
        title="¿Cuál es la suya?",
        where="*{first}–{last} de {total}* para «{keyword}». Elija la ocupación más cercana.",
        placeholder="Elija su ocupación",
        text="{total} ocupaciones para «{keyword}»; elija la suya. Las más cercanas: {titles}.",
        only_one="Solo *{titles}* coincide con «{keyword}». ¿No es la suya? Pulse *Buscar de nuevo* o diga otra.",
        nothing_found_title="No hay resultados",
        nothing_found=(
            "No encontré ninguna ocupación para «{keyword}». Los datos están en inglés: revise la ortografía,"
            " pruebe con"
            " menos palabras o nombre en inglés algo que haga, como “repair engines”."
        ),
        nothing_found_text="No encontré ninguna ocupación para «{keyword}». Pruebe con otras palabras, en inglés.",
    ),
    duties=DutiesMessages(
        where="{code} · tareas {first}–{last} de {total} · {chosen}",
        chosen="*elegidas: {count}*",
        chosen_elsewhere="*elegidas: {count}*, de ellas en otras páginas: {elsewhere}",
        hint="Marque las tareas que son suyas, en todas las páginas que quiera. O*NET las da en inglés.",
        label="Tarea {number}",
        text="{title}: tareas {first} a {last} de {total}. {count} elegidas. Marque las que son suyas.",
        one="1 tarea",
        several="{count} tareas",
        tick_page="Todas las de esta página",
        clear="Borrar",
        related="Buscar ocupaciones",
        change_occupation="Cambiar de ocupación",
        went_straight="Solo coincide *{title}*; aquí están sus tareas. ¿No es la suya? Pulse *Cambiar de ocupación*.",
        nothing_ticked="Marque primero al menos una tarea y pulse después *Buscar ocupaciones*.",
        none_listed=(
            "Esa ocupación no tiene tareas en los datos, así que no hay nada que marcar. Elija otra, por favor."
        ),
        gone="Algunas tareas que había elegido ya no están en los datos; las demás siguen elegidas.",
    ),
    results=ResultsMessages(
        title="Ocupaciones que comparten sus tareas",
        where="{title} · {duties} · *{first}–{last} de {total}*",
        counts="muy relacionadas: {closely} · menos relacionadas: {less}",
        zone="Job Zone {zone}",
        filtered="{title} · {duties} · *{first}–{last} de {total}* (de {every}, solo {filter})",
        nothing_left=(
            "Ninguna de las ocupaciones que comparten {duties} de {title} tiene {filter}. Sin el filtro hay: {every}."
        ),
        nothing_left_text="Ninguna de las ocupaciones que comparten {duties} de {title} tiene {filter}.",
        text="{total} ocupaciones comparten {duties} de {title}. En esta página: {titles}.",
        text_one="Una ocupación comparte {duties} de {title}: {titles}.",
        none=(
            "Ninguna otra ocupación comparte de cerca {duties} de {title}. Elija más tareas, u otras: las más generales"
            " son las más compartidas."
        ),
        none_text="Ninguna otra ocupación comparte {duties} de {title}. Elija más tareas, u otras.",
        change_duties="Cambiar tareas",
        sorts={
            Order.MY_DUTIES: "Mis tareas",
            Order.CLOSELY_RELATED: "Muy relacionadas",
            Order.ALL_RELATED: "Todas las relacionadas",
            Order.TITLE: "Título",
            Order.CODE: "Código",
            Order.ZONE: "Job Zone",
        },
        active="{name} ✓",
        filter_bright="☀ Bright Outlook ({count})",
        filter_zone="Job Zone {zone} ({count})",
        only_bright="Bright Outlook",
        only_zone="Job Zone {zone}",
        only_other_fields="campos distintos del suyo",
        show_all="Mostrar las {every}",
        and_more="… y {count} más",
    ),
    facts=FactsMessages(
        zones={
            1: "Job Zone {zone}: se necesita poca o ninguna preparación",
            2: (
                "Job Zone {zone}: se necesita algo de preparación, a menudo un diploma escolar y unos meses de"
                " formación"
            ),
            3: "Job Zone {zone}: preparación media, a menudo una escuela profesional o un título de dos años",
            4: "Job Zone {zone}: preparación considerable, a menudo un título universitario",
            5: "Job Zone {zone}: preparación extensa, a menudo un posgrado",
        },
        merged_zone=("Job Zone 2 (la 1 y la 2 en una): de muy poca a algo de preparación, a menudo un diploma escolar"),
        zone_unknown="Job Zone desconocida aquí",
        bright=":sunny: Bright Outlook: se espera que crezca rápido, que tenga muchas vacantes o es nueva",
        not_bright="Sin Bright Outlook",
    ),
    unavailable=UnavailableMessages(
        title="Eso no funcionó",
        safe="Todo lo que ha elegido se conserva.",
        busy="O*NET recibe demasiadas consultas en este momento. Espere unos segundos y pulse *Reintentar*.",
        limited=("Ha pedido mucho en un minuto, y O*NET está para todos. Espere un minuto y pulse *Reintentar*."),
        unreachable="O*NET no responde en este momento. Pulse *Reintentar* dentro de un rato.",
        key_refused="O*NET rechaza la clave de este bot y no puedo consultar nada. Avise a quien me administra.",
        not_found="O*NET no tiene nada bajo eso. Puede haber cambiado de nombre; empiece con una búsqueda.",
        not_understood=(
            "O*NET dio una respuesta que no entiendo. Pulse *Reintentar*; si sigue igual, avise a quien me administra."
        ),
        stale="O*NET no responde en este momento. Esto es lo que dijo antes esta semana.",
    ),
    notices=NoticesMessages(
        not_owner="Esta es la conversación de <@{owner}>. Puede empezar la suya desde el mismo lugar.",
        apology=(
            "Lo siento, algo falló de mi parte (referencia {reference}). Lo que ha elegido se conserva; pulse el botón"
            " otra vez, por favor."
        ),
        not_allowed="No estoy configurado para este espacio de trabajo. Pida a quien me administra que lo añada.",
        unreadable="Este mensaje es de una versión anterior y no puedo seguir desde él. Empiece de nuevo, por favor.",
        moved="↓ Esto sigue más abajo.",
        not_shown=(
            "Slack no me dejó mostrar la respuesta en este momento. Lo que eligió se conserva; pulse el botón"
            " otra vez, o"
            " dígalo otra vez, en un minuto."
        ),
        not_opened="Slack no me dejó abrir esa ventana a tiempo. No se pierde nada; pulse el botón otra vez.",
        continued_here="No pude cambiar el mensaje que usó, así que esto sigue aquí.",
        out_of_reach=(
            "No recuerdo dónde estábamos. Pulse cualquier botón de mi último mensaje y seguimos desde ahí con"
            " todo lo que"
            " eligió. ¿O es algo que buscar?"
        ),
        start_own="Empezar la mía",
        start_again="Empezar de nuevo",
    ),
    talk=TalkMessages(
        help=(
            "Diga a qué se dedica, si puede ser en inglés: “pharmacist”, “I drive a school bus” o un código como"
            " 29-1051.00. Le muestro las tareas de esa ocupación, usted marca las suyas y busco las ocupaciones que las"
            " comparten. Todo lo que hacen los botones también se puede escribir. En cualquier lugar: *reiniciar*,"
            " *continuar*, *lista*, *ayuda* y *olvídame*, que borra lo que guardo de usted. Como comando:"
            " `/duties pharmacist`, `/duties resume`, `/duties list`, `/duties help`, `/duties forget`."
        ),
        says={
            Step.ASKING: "Aquí puede decir una *profesión*, un *código* o *lo que hace* con sus palabras.",
            Step.CHOOSING_OCCUPATION: (
                "Aquí puede decir el *número* o el *título* de una ocupación del menú, *siguiente* para ver más, u otra"
                " *profesión*."
            ),
            Step.CHOOSING_TASKS: (
                "Aquí puede marcar por número, como *1 3-5* o *no 2*; decir *siguiente* para ver más tareas; o *listo*"
                " para buscar las ocupaciones que las comparten."
            ),
            Step.READING_RESULTS: (
                "Aquí puede decir *siguiente*, *ordenar por título* o *zona 4*; *detalles 3*, *guardar 3* o"
                " *comparar 1 3*"
                " sobre los resultados; o *exportar* y *compartir* para pasarlos."
            ),
        },
        hello="¡Hola!",
        thanks="¡De nada! Diga *lista* para ver lo que guardó, o dígame otra profesión cuando quiera.",
        stopped="De acuerdo. Todo queda guardado: diga *continuar* cuando quiera seguir, o dígame otra profesión.",
        not_held=(
            "Sé de tareas, de Job Zones y de perspectivas, pero nada de sueldos, vacantes o cómo solicitar un"
            " puesto. O*NET"
            " OnLine sí: pulse el código de una ocupación de los resultados."
        ),
        answers={
            "bye": "¡Hasta luego y mucha suerte! Todo queda guardado: diga *reanudar* cuando vuelva.",
            "wrong": (
                "Lo siento. ¿Qué cambiamos? Diga *atrás* para el paso anterior, otro *puesto*, o lo mismo con otras"
                " palabras."
            ),
            "narrow": (
                "Puede acortar la lista: diga *zona 3 o menos*, *bright outlook* u *otros campos* sobre los"
                " resultados, o *cambiar tareas* y marque otras."
            ),
            "no_more": "Eso es todo: aquí no hay más páginas.",
            "jobless": (
                "No necesita un trabajo para empezar. Cuénteme algo que haya hecho y le gustara, en el trabajo, en"
                " casa o en la escuela, por ejemplo «arreglo bicicletas», «cuidé a mi abuela» u «organizar fiestas»."
            ),
            "which": (
                "Elija la que más se parezca a lo que hace. Nada es definitivo: solo marca lo que corresponda, y con"
                " *atrás* vuelve aquí."
            ),
            "better": (
                "No puedo decirle cuál le conviene más. Las tareas *muy relacionadas* son las más cercanas a las"
                " suyas, la Job Zone dice cuánta preparación hace falta y ☀ es un Bright Outlook. *Detalles 2* y"
                " *comparar 1 3* muestran más."
            ),
            "how_many": (
                "Las que quiera, y no, no hace falta leerlas todas: bastan dos o tres que de verdad le gusten. Diga sus"
                " números, como *1 3*, o de qué tratan."
            ),
            "person": (
                "Soy un bot, no una persona. Busco en los datos de O*NET; nadie nos lee y ninguna IA escribe mis"
                " respuestas."
            ),
            "language": (
                "Entiendo inglés y español. Contesto en el idioma de su Slack; los títulos y las tareas de O*NET están"
                " en inglés."
            ),
            "cost": "Es gratis: no cobro nada.",
            "privacy": (
                "Solo usted ve lo que dice y marca en nuestros mensajes directos. En un canal se ve lo que publico"
                " allí, salvo las respuestas a `/duties`. No se comparte nada hasta que pulse *Compartir*."
            ),
            "kept": (
                "Guardo una conversación una semana después de su último paso: su búsqueda, la ocupación y las tareas"
                " que marcó. Sus búsquedas recientes y su lista quedan hasta un año después del último uso o hasta que"
                " diga *olvídame*, que lo borra todo de una vez."
            ),
            "denied": "De acuerdo: «{said}». ¿Y qué le gustaría hacer, o qué ha hecho antes? Dígalo con sus palabras.",
            "also_done": (
                "Una ocupación a la vez: estas son las tareas de *{title}*, y lo que marcó se queda. Puede buscar"
                " «{said}» ahora; con *atrás* vuelve aquí."
            ),
            "ticked": "Ha marcado {duties} de *{title}*:",
            "nothing_ticked": (
                "Todavía no ha marcado nada. Diga los números de las tareas, como *1 3*, o de qué tratan."
            ),
            "duty": "O*NET dice esto y nada más. Si es algo que hace, diga su número:",
            "near": "¿A cuál se refiere con «{said}»? Diga su número:",
        },
        unclear="No entendí «{said}». {says}",
        no_such_number="«{said}» no está entre los números de aquí, de {first} a {last}. {says}",
        search_for="Buscar «{said}»",
        forgotten=(
            "Hecho: he borrado sus conversaciones, búsquedas y su lista. Diga a qué se dedica cuando quiera empezar."
        ),
        not_forgotten=(
            "No alcanzo mi memoria en este momento y no se borró nada. Dígalo otra vez en un minuto, por favor."
        ),
        nothing_to_resume="No hay nada que continuar. Diga a qué se dedica, por ejemplo “pharmacist”.",
        zones_explained="Una Job Zone dice cuánta preparación necesita una ocupación:",
        zones_hint="En sus resultados, *zona 4* muestra solo esa, y *ordenar por zona* pone primero las más bajas.",
        closeness=(
            "O*NET describe cada tarea con actividades de trabajo detalladas e intermedias. Las tareas *muy"
            " relacionadas*"
            " comparten una actividad detallada con una de las suyas; las *menos relacionadas*, solo una intermedia."
            " Primero vienen las ocupaciones con más tareas muy relacionadas; *Detalles* dice a cuál de las"
            " suyas responde"
            " cada una."
        ),
        source=(
            "Las ocupaciones, las tareas y sus relaciones vienen de: {source}. Son los datos del programa O*NET del"
            " Departamento de Trabajo de EE. UU., salvo que ahí diga que son datos de muestra (sample data)."
        ),
    ),
    welcome=WelcomeMessages(
        greeting=(
            "¡Hola! Encuentro ocupaciones que comparten las tareas que le gustan, tanto si busca otro trabajo"
            " como si ayuda"
            " a alguien a buscarlo. Diga *ayuda* cuando quiera; *olvídame* borra lo que guardo."
        ),
        prompts_title="¿Por dónde empezamos?",
        prompts={
            "resume": "Seguir donde estaba",
            "list": "Ver mi lista",
            "title": "Trabajo en una farmacia",
            "words": "Conduzco un autobús escolar",
            "code": "Empezar con un código: 15-1254.00",
            "help": "¿Qué puedo decir?",
        },
        prompt_messages={
            "resume": "continuar",
            "list": "mi lista",
            "title": "pharmacist",
            "words": "drive a school bus",
            "code": "15-1254.00",
            "help": "ayuda",
        },
    ),
    details=DetailsMessages(
        button="Detalles",
        looking="Consultando esa ocupación …",
        on_onet_online="en O*NET OnLine",
        tabs={
            "closely": "Muy relacionadas ({count})",
            "less": "Menos relacionadas ({count})",
            "all": "Todas las tareas ({count})",
        },
        no_duties="Ninguna.",
        because="↳ por las suyas: {duties}",
        save="Guardar",
        saved="Guardada ✓ (quitar de mi lista)",
    ),
    saved_list=SavedListMessages(
        title="Mi lista",
        hint="Las ocupaciones guardadas quedan hasta que las quite o diga *olvídame*.",
        empty=(
            "Su lista está vacía. Elija *Guardar en mi lista* debajo de unos resultados, o diga *guardar 3* para"
            " guardar el"
            " tercero."
        ),
        text="En su lista: {titles}.",
        full="En su lista caben {most}; las más antiguas hicieron sitio: {titles}.",
        save_to_list="Guardar en mi lista",
        saved="Guardado: *{titles}*. En su lista ahora: {count}.",
        removed="Ya no está en su lista: *{titles}*.",
        not_on_list="Eso no está en su lista. Diga *lista* para ver lo que hay.",
        nothing_to_save="No veo qué ocupación guardar. Diga su número, como *guardar 3*, o su título.",
        not_saved="No alcanzo mi memoria en este momento. Inténtelo en un minuto; no se pierde nada.",
        remove="Quitar",
    ),
    compare=CompareMessages(
        button="Comparar",
        ask="Pulse *Comparar* para elegir dos o tres ocupaciones, o diga cuáles, como *comparar 1 3*.",
        which="¿Cuáles? Dos o tres",
        choose="Elija dos o tres",
        page="En esta página",
        few=(
            "Todavía no hay nada que comparar. Busque primero ocupaciones que compartan sus tareas, o guarde"
            " algunas en su"
            " lista."
        ),
        comparing="Comparando …",
        title="Lado a lado",
        text="Lado a lado: {titles}.",
        answers="Responde a {count} de sus {duties}:",
        no_answers="No responde de cerca a ninguna de sus {duties}.",
        related="Frente a sus {duties}: {counts}",
        shared="*{title}* comparte {count} de sus {duties} con {others}:",
        none_shared="*{title}* no comparte ninguna de sus {duties} con {others}.",
        shared_with="(con {titles})",
        started="Ahora empieza desde *{title}*. Cierre esta ventana: sus tareas están en la conversación.",
    ),
    export=ExportMessages(
        button="Exportar",
        preparing="Preparando los archivos …",
        results="Ocupaciones que comparten tareas de {title}: {count}, en CSV y XLSX.",
        saved_list="Las ocupaciones de su lista: {count}, en CSV y XLSX.",
        done="Aquí están.",
        in_dm="Hecho: los archivos están en nuestros mensajes directos, donde solo usted los ve.",
        forbidden=(
            "No tengo permiso para enviar archivos aquí. Quien me administra puede concederlo: añadir los permisos"
            " *files:write* e *im:write* en OAuth & Permissions de la aplicación e instalarla de nuevo."
        ),
        failed="No se pudieron enviar los archivos. No se pierde nada; pulse *Exportar* otra vez en un minuto.",
    ),
    files=FilesMessages(
        related_name="relacionadas-con-{title}",
        list_name="mis-ocupaciones",
        headings={
            "code": "Código",
            "title": "Título",
            "bright": "Bright Outlook",
            "zone": "Job Zone",
            "closely": "Muy relacionadas",
            "less": "Menos relacionadas",
            "closely_duties": "Tareas muy relacionadas",
            "less_duties": "Tareas menos relacionadas",
            "duties": "Tareas",
        },
        occupations_sheet="Ocupaciones",
        about_sheet="Acerca de",
        about_related="Ocupaciones que comparten tareas de {title} ({code}): {count}",
        about_list="Ocupaciones de mi lista: {count}",
        about_filter="Solo: {filter}",
        about_chosen="Tarea elegida {number}: {title}",
        about_data="Datos: {source}",
        yes="sí",
    ),
    share=ShareMessages(
        button="Compartir",
        ask="Pulse *Compartir* para elegir un canal o una persona y añadir una nota.",
        to="Compartir con un canal",
        where="Un canal",
        person="Compartir con una persona",
        whom="Una persona",
        choose="Elija un canal o una persona.",
        note="Una nota",
        done="Compartido.",
        not_there=(
            "No estoy allí y no pude compartirlo. Invíteme primero: escriba */invite @Job Duties* en ese canal y pulse"
            " *Compartir* otra vez."
        ),
        failed="No se pudo compartir. No se pierde nada; pulse *Compartir* otra vez en un minuto.",
        post_title="Ocupaciones que comparten tareas de {title}",
        post_by="<@{owner}> buscó ocupaciones que comparten algunas tareas de *{title}*.",
        post_duties="Las tareas elegidas",
        post_count="Ocupaciones que las comparten: {count}",
        list_title="Ocupaciones que merecen una mirada",
        list_by="<@{owner}> guardó estas ocupaciones y las comparte.",
    ),
    home=HomeMessages(
        title="Encuentre ocupaciones por las tareas que le gustan",
        what=(
            "Diga a qué se dedica, marque las tareas que son suyas y vea qué otras ocupaciones las comparten."
            " Escríbalo en"
            " *Mensajes*, use `/duties` en cualquier lugar o mencióneme en un canal."
        ),
        start="Empiece aquí: su profesión",
        resume="Seguir donde estaba: {about}",
        searches="Sus búsquedas recientes",
        data="Guardo sus conversaciones una semana, y sus búsquedas y su lista hasta que diga *olvídame*.",
    ),
    buttons=ButtonsMessages(
        previous="‹ Anterior",
        next="Siguiente ›",
        try_again="Reintentar",
        refresh="¿Dónde estaba?",
        close="Cerrar",
        start_from_this="Empezar desde esta",
        start_from_here="Empezar la mía desde aquí",
    ),
    credit=CreditMessages(
        plain=(
            "This application incorporates information from O*NET Web Services by the U.S. Department of Labor,"
            " Employment and Training Administration (USDOL/ETA). O*NET® is a trademark of USDOL/ETA."
        ),
        # O*NET asks for the credit in these very words.
        web_services=(
            "This application incorporates information from"
            " <https://services.onetcenter.org/|O*NET Web Services> by the U.S. Department of Labor, Employment"
            " and Training Administration (USDOL/ETA). O*NET® is a trademark of USDOL/ETA."
        ),
    ),
)
