"""Every word that people see, in Spanish; small talk is in `small_talk_es.py`. O*NET's own texts stay in English."""

from typing import Final

from bot.conversation.results_filter import Flag
from bot.conversation.results_order import Order
from bot.conversation.state import Step
from bot.onet.matching.unpaid_work import UnpaidWork
from bot.slack.text import messages
from bot.slack.text.small_talk_es import SMALL_TALK

SPANISH: Final = messages.Messages(
    installation=messages.InstallationMessages(
        installed_title="Job Duties ya está instalada",
        installed="{name} ya la puede usar. Mándale un mensaje directo o escribe /duties donde quieras.",
        organization=(
            "{name} ya la puede usar. Un administrador de la organización la agrega a los espacios de trabajo."
        ),
        open="Abrir en Slack",
        cancelled_title="No se instaló nada",
        cancelled="Cancelaste antes de que se instalara algo. Cierra esta página o empieza de nuevo.",
        stale_title="Empieza de nuevo, por favor",
        stale="Este enlace ya venció o ya se usó. Empieza de nuevo desde *Agregar a Slack*.",
        failed_title="No se pudo instalar",
        failed="Algo de nuestro lado no responde. No se cambió nada. Inténtalo de nuevo en un minuto.",
        again="Instalar Job Duties",
        not_installed="Job Duties ya no está instalada aquí. Un administrador del espacio la puede instalar de nuevo.",
    ),
    landing=messages.LandingMessages(
        lead=("Di a qué te dedicas, marca las tareas que son tuyas y mira qué otras ocupaciones las comparten."),
        add="Agregar a Slack",
        how="Cómo funciona",
        steps=(
            "Mándale un mensaje a Job Duties en Slack: tu puesto, un código o lo que haces con tus propias palabras.\n"
            "Marca las tareas que son tuyas.\n"
            "Mira qué ocupaciones las comparten y por qué. Guárdalas, compáralas, compártelas o expórtalas."
        ),
        data="De dónde vienen los datos",
        health="¿Está funcionando?",
    ),
    privacy=messages.PrivacyMessages(
        title="Qué guardamos",
        stored=(
            "Las conversaciones, durante una semana después de tu último paso: la búsqueda, la ocupación y las tareas"
            " que marcaste.\n"
            "Tus búsquedas recientes y tu lista, hasta que digas «olvídame», que borra todo de una vez, o dejes de"
            " usar el bot por un año.\n"
            "Si un espacio de trabajo desinstala la aplicación, se borran todos sus datos.\n"
            "No guardamos mensajes, ni más nombres que los que le pones a un cliente. Nada de lo que escribes queda en"
            " un registro."
        ),
        who_sees=(
            "Solo tú ves lo que dices y marcas en nuestros mensajes directos. En un canal se ve lo que publico"
            " ahí, menos las respuestas a `/duties`. No se comparte nada hasta que presionas *Compartir*."
        ),
        how_long=(
            "Guardo una conversación una semana después de tu último paso: la búsqueda, la ocupación y las tareas"
            " que marcaste. Tus búsquedas recientes y tu lista se quedan hasta que digas *olvídame*, que borra"
            " todo de una vez, o dejes de usarme por un año."
        ),
    ),
    search=messages.SearchMessages(
        title="¿A qué te dedicas?",
        intro=(
            "Dime tu puesto, un código como 29-1051.00 o lo que haces con tus propias palabras. Te muestro las tareas"
            " de esa ocupación. Marca las tuyas y busco otras ocupaciones que las compartan. Los títulos y las tareas"
            " de O*NET están en inglés."
        ),
        label="Tu trabajo",
        placeholder="p. ej. enfermera, chofer de camión, pharmacist",
        or_pick="O elige de la lista mientras escribes:",
        find="Escribe dos letras o más",
        keep_typing="O*NET está lento. Sigue escribiendo o usa el cuadro de arriba.",
        text="¿A qué te dedicas? Dime tu puesto, un código o lo que haces con tus propias palabras.",
        again="Buscar de nuevo",
        looking="Buscando {what} …",
        moment="Un momento. O*NET está tardando …",
    ),
    occupations=messages.OccupationsMessages(
        title="¿Cuál es la tuya?",
        where="*{first}–{last} de {total}* para «{keyword}». Elige la más parecida.",
        placeholder="Elige tu ocupación",
        text="{total} ocupaciones para «{keyword}». Elige la tuya. Las más parecidas: {titles}.",
        only_one=(
            "Solo *{titles}* coincide con «{keyword}». ¿No es la tuya? Presiona *Buscar de nuevo* o dime otro trabajo."
        ),
        nothing_found_title="No hay resultados",
        nothing_found=(
            "No encontré ninguna ocupación para «{keyword}». Prueba con otras palabras, o menos, o di algo que haces,"
            " como «reparar motores»."
        ),
        nothing_found_text="No encontré ninguna ocupación para «{keyword}». Prueba con otras palabras.",
        asking_title="Cuéntame un poco más",
        not_understood="No reconocí ningún trabajo en «{ignored}».",
        nothing_understood="Con «{keyword}» no supe a qué te dedicas.",
        understood="Sí entendí «{understood}».",
        ways_on=(
            "Puedes decir *un puesto*, como «cocinero»; *algo que haces*, como «reparo motores»; o *un código*, como"
            " 29-1051.00."
        ),
        denied="De acuerdo, {denied} no. ¿Qué te gustaría hacer, o qué has hecho antes?",
        doubtful="No sé bien qué significa «{keyword}». ¿Es una de estas? Si no, dilo con otras palabras.",
        code={
            "successor": "{text} es un código de una taxonomía anterior. Estas ocupaciones lo sustituyeron.",
            "neighbor": "{text} no está en esta versión. Estas son las más cercanas.",
            "military": "{text} es {title}.",
            "unknown": "No conozco el código {text}. Mejor dime qué trabajo era.",
        },
        unpaid={
            UnpaidWork.HOME: (
                "Criar hijos y llevar una casa también es trabajo. Elige el cuidado de niños si fue lo principal. O"
                " dime otra cosa que hacías mucho, como «cocinar para muchos», «llevar las cuentas» o «llevar gente»."
            ),
            UnpaidWork.CARE: (
                "Cuidar a alguien de la familia es un trabajo por el que a otros les pagan. Elige la más parecida y"
                " marca lo que hacías."
            ),
            UnpaidWork.PRISON: (
                "El trabajo que hiciste adentro cuenta como cualquier otro. Elige lo que era, o escríbelo, como"
                " «cocina», «lavandería» o «soldadura»."
            ),
            UnpaidWork.VOLUNTEER: (
                "El voluntariado cuenta como el trabajo pagado. Si ninguna de estas es la tuya, dime qué hacías, como"
                " «clasificar donativos» o «dar de comer a animales»."
            ),
        },
        text_read="Según: {lines}",
        text_unread="No leí los últimos {count} caracteres.",
        personal_details="Datos personales que omití y no guardo (nombres, direcciones, números, enlaces): {count}.",
        group="«{text}»",
        others="Otras",
        tick_this="Por lo que dices, también puedes empezar por una de estas tareas:",
        start_there="Empezar ahí",
    ),
    duties=messages.DutiesMessages(
        where="{code} · tareas {first}–{last} de {total}{chosen}",
        chosen="*elegidas: {count}*",
        chosen_elsewhere="*elegidas: {count}*, de ellas en otras páginas: {elsewhere}",
        hint="Marca las tareas que son tuyas. Puedes marcar en varias páginas. En O*NET están en inglés.",
        text="{title}: tareas {first}–{last} de {total}. {count} elegidas. Marca las que son tuyas.",
        one="1 tarea",
        several="{count} tareas",
        tick_page="Todas las de esta página",
        clear="Desmarcar",
        related="Buscar ocupaciones",
        change_occupation="Cambiar de ocupación",
        went_straight=(
            "Solo coincide *{title}*, así que aquí están sus tareas. ¿No es la tuya? Presiona *Cambiar de ocupación*."
        ),
        nothing_ticked="Primero marca al menos una tarea. Después presiona *Buscar ocupaciones*.",
        ticked_beforehand=(
            "Marqué lo que describiste. Esas tareas van primero. ¿No es así? *Desmarcar* las quita todas de una vez."
        ),
        because="↳ porque dijiste {words}",
        quoted="«{word}»",
        none_listed="O*NET no tiene tareas para esa ocupación. Elige otra, por favor.",
        gone="Algunas tareas que elegiste ya no están en los datos. Las demás siguen elegidas.",
    ),
    results=messages.ResultsMessages(
        title="Ocupaciones que comparten tus tareas",
        where="{title} · {duties} · *{first}–{last} de {total}*",
        counts="muy relacionadas: {closely} · menos relacionadas: {less}",
        count_less="menos relacionadas: {less}",
        zone="Job Zone {zone}",
        filtered="{title} · {duties} · *{first}–{last} de {total}* (de {every}, solo {filter})",
        nothing_left=(
            "Ninguna ocupación que comparta {duties} de {title} cumple con tu filtro ({filter}). Quítalo para ver"
            " las {every}."
        ),
        nothing_left_text="Ninguna ocupación que comparta {duties} de {title} cumple con tu filtro ({filter}).",
        text="{total} ocupaciones comparten {duties} de {title}. En esta página: {titles}.",
        text_one="Una ocupación comparte {duties} de {title}: {titles}.",
        none=(
            "Ninguna otra ocupación está muy relacionada con {duties} de {title}. Elige más tareas, o unas más"
            " generales."
        ),
        none_text=("Ninguna otra ocupación comparte {duties} de {title}. Elige más tareas, o unas más generales."),
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
        filters={
            Flag.BRIGHT: "☀ Bright Outlook ({count})",
            Flag.OTHER_FIELDS: "Campos distintos del mío ({count})",
            Flag.UNAVOIDED: "Sin tareas que quiero dejar ({count})",
        },
        only={
            Flag.BRIGHT: "Bright Outlook",
            Flag.OTHER_FIELDS: "otros campos",
            Flag.UNAVOIDED: "sin tareas que quieres dejar",
        },
        fields={
            "11": "Dirección y gerencia",
            "13": "Negocios y finanzas",
            "15": "Computación y matemáticas",
            "17": "Arquitectura e ingeniería",
            "19": "Ciencias",
            "21": "Servicios comunitarios y sociales",
            "23": "Derecho",
            "25": "Educación y bibliotecas",
            "27": "Arte, diseño, medios y deportes",
            "29": "Salud",
            "31": "Apoyo en salud",
            "33": "Seguridad y protección",
            "35": "Alimentos",
            "37": "Limpieza y jardinería",
            "39": "Cuidado personal",
            "41": "Ventas",
            "43": "Oficina",
            "45": "Agricultura, pesca y bosques",
            "47": "Construcción y minería",
            "49": "Instalación y reparación",
            "51": "Producción",
            "53": "Transporte y mudanzas",
            "55": "Fuerzas armadas",
        },
        only_zone="Job Zone {zone}",
        show_all="Mostrar las {every}",
        and_more="… y {count} más",
    ),
    facts=messages.FactsMessages(bright=":sunny: Bright Outlook: crece rápido, tiene muchas vacantes o es nueva"),
    unavailable=messages.UnavailableMessages(
        title="Eso no funcionó",
        safe="Lo que elegiste está guardado.",
        busy="O*NET está muy ocupado. Espera unos segundos y presiona *Reintentar*.",
        limited="Son demasiadas consultas por ahora. Espera un minuto y presiona *Reintentar*.",
        unreachable="O*NET no responde. Presiona *Reintentar* dentro de un rato.",
        key_refused="O*NET no acepta mi clave, así que no puedo consultar nada. Avísale a tu administrador.",
        not_found="O*NET no tiene nada con ese código. Quizá tiene uno nuevo. Busca el trabajo de nuevo.",
        not_understood=(
            "No pude leer la respuesta de O*NET. Presiona *Reintentar*. Si no se arregla, avísale a tu administrador."
        ),
        stale="O*NET no responde; estos resultados son de hace unos días.",
    ),
    notices=messages.NoticesMessages(
        not_owner="Esta conversación es de <@{owner}>. Puedes empezar la tuya desde aquí.",
        apology=(
            "Perdón, algo falló de mi lado (referencia {reference}). Lo que elegiste está guardado. Presiona el botón"
            " otra vez."
        ),
        not_allowed=("No estoy configurado para este espacio de trabajo. Pídele a tu administrador que lo agregue."),
        unreadable=(
            "Este mensaje es de una versión anterior y no puedo continuar desde él. Empieza de nuevo, por favor."
        ),
        moved="↓ Continúa abajo",
        not_shown=(
            "Slack no me dejó mostrar la respuesta. Lo que elegiste está guardado. Inténtalo otra vez en un minuto."
        ),
        not_opened=("Slack no me dejó abrir esa ventana a tiempo. No se perdió nada. Presiona el botón otra vez."),
        continued_here="No pude actualizar el mensaje original, así que seguimos aquí.",
        out_of_reach=(
            "Ya no sé en qué nos quedamos. Presiona cualquier botón de mi último mensaje y seguimos desde ahí con"
            " todo lo que elegiste. ¿O querías buscar esto?"
        ),
        cannot_read={
            "files": (
                "No puedo leer archivos. Copia el texto y pégalo aquí, o dime en pocas palabras de qué trabajo se"
                " trata."
            ),
            "links": (
                "No puedo abrir enlaces. Copia el texto de la página y pégalo aquí, o dime en pocas palabras de qué"
                " trabajo se trata."
            ),
            "rest": "Solo pude leer el principio del archivo. Si falta algo, pega aquí el resto.",
        },
        start_own="Empezar la mía",
        start_again="Empezar de nuevo",
    ),
    talk=messages.TalkMessages(
        help=(
            "Dime a qué te dedicas: «enfermera», «manejo un autobús escolar» o un código como 29-1051.00. Te muestro"
            " las tareas de esa ocupación. Marca las tuyas y busco ocupaciones que las compartan. Puedes escribir"
            " todo lo que hacen los botones. En cualquier momento: *reiniciar*, *continuar*, *lista*, *ayuda* y"
            " *olvídame*, que borra lo que guardé de ti. Como comando: `/duties enfermera`, `/duties resume`,"
            " `/duties list`, `/duties help`, `/duties forget`."
        ),
        says={
            Step.ASKING: "Dime un *puesto*, un *código* o *lo que haces* con tus palabras.",
            Step.CHOOSING_OCCUPATION: (
                "Escribe el *número* o el *título* de una ocupación del menú, *siguiente* para ver más, u otro"
                " *puesto*."
            ),
            Step.CHOOSING_TASKS: (
                "Escribe números para marcar tareas, como *1 3-5* o *no 2*. Escribe *siguiente* para ver más tareas,"
                " o *listo* para buscar ocupaciones que las compartan."
            ),
            Step.READING_RESULTS: (
                "Escribe *siguiente*, *ordenar por título* o *zona 4*; *detalles 3*, *guardar 3* o *comparar 1 3*; o"
                " *exportar* y *compartir*."
            ),
        },
        not_held=(
            "Sé de tareas, Job Zones y perspectivas, pero no de sueldos, horarios, vacantes ni de cómo postularte."
            " Para eso, presiona el código de una ocupación en los resultados: abre O*NET OnLine."
        ),
        answers={
            "denied": "De acuerdo: «{text}». ¿Y qué te gustaría hacer, o qué has hecho antes? Dímelo con tus palabras.",
            "no_own_duty": (
                "Ninguna de estas tareas trata de eso. En tus resultados, vuelve a escribir «{text}»: quita las"
                " ocupaciones con tareas así."
            ),
            "no_such_duty": (
                "Ninguna de estas ocupaciones tiene una tarea sobre «{text}» relacionada con las tuyas. Puedes acortar"
                " la lista con *zona 3 o menos*, *otros campos*, *nada en ventas* o *nada con animales*."
            ),
            "nothing_left_out": (
                "Ninguna de estas ocupaciones tiene una tarea sobre «{text}», así que no quité nada. Las tareas de"
                " O*NET no dicen cuándo ni dónde se trabaja."
            ),
            "also_done": (
                "Primero marca algunas tareas de *{title}* y luego dime de «{text}»: cuentan las dos. O busca «{text}»"
                " ahora; con *atrás* vuelves aquí."
            ),
            "also_too_many": (
                "Cuento las tareas de hasta tres ocupaciones juntas. Puedes buscar «{text}» por separado; con *atrás*"
                " vuelves aquí."
            ),
            "ticked": "Marcaste {duties} de *{title}*:",
            "nothing_ticked": "Todavía no marcas nada. Escribe los números de las tareas, como *1 3*, o de qué tratan.",
            "duty": "Es todo lo que dice O*NET. Si lo haces, escribe su número:",
            "near": "¿A cuál te refieres con «{text}»? Escribe su número:",
        },
        not_understood="No entendí «{text}». {says}",
        no_such_number="No veo «{text}» aquí. Los números van del {first} al {last}. {says}",
        search_for="Buscar «{text}»",
        forgotten=(
            "Listo. Borré tus conversaciones, tus búsquedas y tu lista. Dime a qué te dedicas cuando quieras empezar"
            " de nuevo."
        ),
        not_forgotten="No pude acceder a mis datos, así que no se borró nada. Inténtalo otra vez en un minuto.",
        nothing_to_resume="No hay nada que continuar. Dime a qué te dedicas, por ejemplo «enfermera».",
        zones_explained="Una Job Zone te dice cuánta preparación necesita una ocupación:",
        zones_hint=(
            "En tus resultados, escribe *zona 4* para ver solo esa, u *ordenar por zona* para ver primero las más"
            " bajas."
        ),
        closeness=(
            "O*NET agrupa las tareas por actividad de trabajo. Las tareas *muy relacionadas* comparten una actividad"
            " detallada con una de las tuyas; las *menos relacionadas*, una más amplia. Primero van las ocupaciones"
            " con más tareas muy relacionadas. *Detalles* muestra con cuáles de tus tareas coincide cada una."
        ),
        source=(
            "Las ocupaciones, las tareas y sus relaciones vienen de: {source}. Son datos del programa O*NET del"
            " Departamento de Trabajo de EE. UU., salvo que diga «sample data» (datos de muestra)."
        ),
    ),
    small_talk=SMALL_TALK,
    welcome=messages.WelcomeMessages(
        greeting=(
            "¡Hola! Encuentro ocupaciones que comparten las tareas que te gustan, para ti o para alguien a quien"
            " ayudas. Escribe *ayuda* cuando quieras. *Olvídame* borra lo que guardé de ti."
        ),
        prompts_title="¿Por dónde empezamos?",
        prompts={
            "resume": "Continuar donde me quedé",
            "list": "Ver mi lista",
            "title": "Trabajo en una farmacia",
            "words": "Manejo un autobús escolar",
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
    details=messages.DetailsMessages(
        button="Detalles",
        looking="Consultando esa ocupación …",
        on_onet_online="en O*NET OnLine",
        tabs={
            "closely": "Muy relacionadas ({count})",
            "less": "Menos relacionadas ({count})",
            "all": "Todas las tareas ({count})",
        },
        no_duties="Ninguna.",
        because="↳ coincide con: {duties}",
        because_less="↳ menos relacionada con: {duties}",
        save="Guardar",
        saved="Guardada ✓ · Quitar",
    ),
    saved_list=messages.SavedListMessages(
        title="Mi lista",
        hint="Las ocupaciones guardadas se quedan hasta que las quites, digas *olvídame* o dejes de usarme por un año.",
        empty=(
            "Tu lista está vacía. Elige *Guardar en mi lista* debajo de tus resultados, o escribe *guardar 3* para"
            " guardar la tercera."
        ),
        text="En tu lista: {titles}.",
        full="En tu lista caben {most}. Quité las más antiguas: {titles}.",
        save_to_list="Guardar en mi lista",
        saved="Guardada: *{titles}*. Tu lista ahora tiene {count}.",
        removed="Quitada de tu lista: *{titles}*.",
        not_on_list="Eso no está en tu lista. Escribe *lista* para ver lo que hay.",
        nothing_to_save="¿Qué ocupación guardo? Escribe su número, como *guardar 3*, o su título.",
        forgotten="No lo guardé, porque lo pediste antes de que borrara tus datos. Guárdalo otra vez, por favor.",
        not_saved="No pude acceder a mis datos. No se perdió nada. Inténtalo otra vez en un minuto.",
        not_read="Ahora no puedo acceder a tus listas. No se perdió nada. Abre esta página otra vez en un minuto.",
        remove="Quitar",
    ),
    compare=messages.CompareMessages(
        button="Comparar",
        ask=("Presiona *Comparar* para elegir dos o tres ocupaciones, o escribe sus números, como *comparar 1 3*."),
        which="¿Qué ocupaciones?",
        choose="Elige dos o tres",
        page="En esta página",
        few=("Todavía no hay nada que comparar. Primero busca ocupaciones relacionadas, o guarda algunas en tu lista."),
        comparing="Comparando …",
        title="Lado a lado",
        text="Lado a lado: {titles}.",
        answered="{count} de {total}",
        shared="*{title}* comparte {count} de sus {duties} con {others}:",
        none_shared="*{title}* no comparte ninguna de sus {duties} con {others}.",
        shared_with="(con {titles})",
        started="Ahora empiezas desde *{title}*. Cierra esta ventana para ver sus tareas.",
    ),
    export=messages.ExportMessages(
        button="Exportar",
        preparing="Preparando tus archivos …",
        results="Ocupaciones que comparten tareas de {title}: {count}, en CSV y XLSX.",
        saved_list="Las ocupaciones de tu lista: {count}, en CSV y XLSX.",
        done="Aquí están tus archivos.",
        in_dm="Listo. Los archivos están en nuestros mensajes directos, donde solo tú los ves.",
        forbidden=(
            "No tengo permiso para mandar archivos aquí. Un administrador lo puede arreglar: agregar los permisos"
            " *files:write* e *im:write* en *OAuth & Permissions* de la aplicación e instalarla de nuevo."
        ),
        failed=("No pude mandar los archivos. No se perdió nada. Presiona *Exportar* otra vez en un minuto."),
    ),
    files=messages.FilesMessages(
        related_name="relacionadas-con-{title}",
        list_name="mis-ocupaciones",
        headings={
            "code": "Código",
            "title": "Título",
            "bright": "Bright Outlook",
            "zone": "Job Zone",
            "closely": "Muy relacionadas",
            "less": "Menos relacionadas",
            "answers": "Tus tareas con las que coincide",
            "closely_duties": "Tareas muy relacionadas",
            "less_duties": "Tareas menos relacionadas",
            "duties": "Tareas",
        },
        occupations_sheet="Ocupaciones",
        about_sheet="Léeme",
        about_client="Cliente: {name}",
        about_date="Fecha: {day}",
        source_heading="Fuente",
        about_related="Ocupaciones que comparten tareas de {title} ({code}): {count}",
        about_list="Ocupaciones de mi lista: {count}",
        about_filter="Filtro: {filter}",
        about_chosen="Tarea elegida {number}: {title}",
        about_data="Datos: {source}",
        less_closely="Menos relacionadas:",
        yes="sí",
    ),
    share=messages.ShareMessages(
        button="Compartir",
        ask="Presiona *Compartir* para elegir un canal o a una persona y agregar una nota.",
        to="Compartir con un canal",
        where="Un canal",
        person="Compartir con una persona",
        whom="Una persona",
        choose="Elige un canal o a una persona.",
        note="Una nota",
        done="Listo, lo compartí con {places}.",
        not_there=(
            "No estoy en ese canal, así que no lo pude compartir. Escribe */invite @Job Duties* ahí y presiona"
            " *Compartir* otra vez."
        ),
        failed="No lo pude compartir. No se perdió nada. Presiona *Compartir* otra vez en un minuto.",
        post_title="Ocupaciones que comparten tareas de {title}",
        post_by="<@{owner}> buscó ocupaciones que comparten tareas con *{title}*.",
        post_duties="Tareas elegidas",
        post_count="Ocupaciones que las comparten: {count}",
        list_title="Ocupaciones que vale la pena ver",
        list_by="<@{owner}> guardó estas ocupaciones y las comparte.",
    ),
    home=messages.HomeMessages(
        title="Encuentra ocupaciones por las tareas que te gustan",
        what=(
            "Di a qué te dedicas, marca las tareas que son tuyas y mira qué otras ocupaciones las comparten."
            " Escríbelo en *Mensajes*, usa `/duties` en cualquier lugar o mencióname en un canal."
        ),
        start="Empieza aquí: tu trabajo",
        resume="Continuar donde me quedé: {about}",
        searches="Tus búsquedas recientes",
        data=(
            "Guardo tus conversaciones una semana, y tus búsquedas y tu lista hasta que digas *olvídame* o dejes de"
            " usarme por un año."
        ),
    ),
    buttons=messages.ButtonsMessages(
        previous="‹ Anterior",
        next="Siguiente ›",
        try_again="Reintentar",
        refresh="¿Dónde me quedé?",
        close="Cerrar",
        start_from_this="Empezar desde esta",
        start_from_here="Empezar la mía desde aquí",
    ),
    controls=messages.ControlsMessages(
        answers="coincide con {count} de tus {of} tareas",
        answers_one="coincide con tu tarea",
        yours="    ↳ coincide con: {duty}",
        less="menos relacionada con {count} de tus {of} tareas",
        less_one="menos relacionada con tu tarea",
        yours_less="    ↳ menos relacionada con: {duty}",
        less_alone=(
            "Ninguna ocupación de otros campos está muy relacionada con tus tareas. Siguen otras menos"
            " relacionadas: {less}."
        ),
        less_after_one=(
            "Solo una ocupación de otros campos está muy relacionada con tus tareas. Siguen otras menos relacionadas:"
            " {less}."
        ),
        less_after=(
            "Solo {closely} ocupaciones de otros campos están muy relacionadas con tus tareas. Siguen otras menos"
            " relacionadas: {less}."
        ),
        less_left_out="Ocupaciones menos relacionadas que no se muestran: {count}.",
        less_too="Mostrarlas también",
        closely_only="No mostrarlas",
        only_closely="muy relacionadas",
        avoided=":warning: Tiene tareas que quieres dejar",
        sort_by="*Ordenar por*",
        sorted_as={
            Order.MY_DUTIES: "primero las que coinciden con más de tus tareas",
            Order.CLOSELY_RELATED: "primero las más relacionadas",
            Order.ALL_RELATED: "primero las que más comparten",
            Order.TITLE: "por título",
            Order.CODE: "por código",
            Order.ZONE: "primero las de menos preparación",
        },
        show_only="*Mostrar solo*",
        show_only_placeholder="Zonas, perspectivas, campos",
        filter_zone="{zone} ({count})",
        filter_words="Tareas sobre «{words}» ({count})",
        only_words="tareas sobre «{words}»",
        filter_unwanted="Sin tareas sobre «{words}» ({count})",
        only_unwanted="sin tareas sobre «{words}»",
        unwanted_between="», «",
        filter_field="{field} ({count})",
        whole_field="Todo el campo {field} ({count})",
        without_fields="fuera de {fields}",
        only_aside="{count} apartadas",
        put_aside="Apartar",
        bring_back="Recuperar ({count})",
        bring_back_all="Recuperar las {count} apartadas",
        avoid="*Dejar atrás*: ¿cuáles de estas ya no quieres hacer?",
        avoid_placeholder="Ninguna elegida",
        together="Cuentan junto con las de {titles}.",
        add_job="Agregar otro trabajo",
        back_to="Volver a {title}",
        wider="Pocas son de otros campos. Otros campos comparten estas tareas. ¿También haces alguna?",
        wider_unknown=(
            "Pocas son de otros campos. Presiona *Cambiar tareas* y marca algunas que no sean propias de este campo,"
            " como reuniones, materiales o informes. O*NET Web Services no me dicen qué tareas comparten otros campos."
        ),
        wider_row="{duty} · ocupaciones de otros campos: {count}",
        wider_add="Agregar esta tarea",
    ),
    clients=messages.ClientsMessages(
        name_this="Poner nombre",
        name_label="¿De quién es esta conversación?",
        name_hint="El nombre sale en pantallas, exportaciones y nombres de archivo. Déjalo vacío para quitarlo.",
        name_submit="Guardar",
        begin="Empezar para un cliente",
        begin_title="Para un cliente",
        begin_name="Nombre del cliente",
        begin_work="¿A qué se dedica o se dedicaba?",
        begin_work_hint="Un puesto, una frase o un texto pegado. El nombre está en todas sus pantallas.",
        begin_work_missing="Di a qué se dedica, o presiona Continuar abajo.",
        begin_submit="Empezar",
        begin_where="Seguimos en nuestros mensajes directos, donde solo tú lo ves.",
        continued="Ahora sigues con {about}. Cierra esta ventana.",
        in_home="Tus clientes",
        saved_row="Guardadas: {titles}",
        recent_title="Continúa una de estas",
        recent_text="Puedes continuar: {titles}.",
        go_on="Continuar",
        forget_client=(
            "¿Borro todo sobre *{name}*? Conversaciones con lo marcado: {conversations}. Ocupaciones guardadas:"
            " {saved}. Esto no se puede deshacer. Tus demás clientes se quedan."
        ),
        forget_everything=(
            "¿Borro todo lo que guardo de ti? Conversaciones de todos los clientes: {conversations}. Ocupaciones"
            " guardadas: {saved}. También se borran tus búsquedas recientes. Esto no se puede deshacer. Los mensajes"
            " y archivos de Slack se quedan."
        ),
        forget_client_button="Borrar {name}",
        forget_everything_button="Borrar todo",
        keep_button="Conservar",
        kept="Muy bien, no se borró nada.",
        forgotten="Listo. Borré todo sobre *{name}*.",
        unknown="No tengo un cliente llamado *{name}*. Escribe *continuar* para ver nombres, u *olvida todo*.",
    ),
    reading=messages.ReadingMessages(
        pay="Sueldos cerca de ti",
        openings="Vacantes y perspectivas",
        plainly="My Next Move (lenguaje sencillo)",
        titles="*Puestos a los que te puedes postular:* {titles}",
    ),
    handout=messages.HandoutMessages(
        button="Hoja para imprimir",
        language="es",
        title="Ocupaciones que comparten las tareas de {name}",
        title_unnamed="Ocupaciones que comparten tus tareas",
        duties="Tus tareas",
        picked="Ocupaciones que elegiste",
        first="Ocupaciones que mejor encajan",
        yours="↳ coincide con: {duty}",
        yours_less="↳ menos relacionada con: {duty}",
        bright="Bright Outlook: buenas perspectivas",
        file="hoja-{title}",
        comment="Aquí está la hoja para imprimir.",
    ),
    table=messages.TableMessages(
        button="Como tabla",
        title="Todos los resultados",
        caption="Ocupaciones que comparten tareas de {title}",
        text="Los {total} resultados como tabla: {titles}.",
        occupation="Ocupación",
        code="Código",
        answers="Tus tareas con las que coincide",
        closely="Muy relacionadas",
        less="Menos relacionadas",
        zone="Job Zone",
        bright="Bright Outlook",
        more="La tabla muestra los primeros {shown} de {total}. *Exportar* te los da todos.",
        refused="Slack no pudo mostrar la tabla aquí. *Exportar* manda lo mismo como hoja de cálculo.",
    ),
    credit=messages.CreditMessages(
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
