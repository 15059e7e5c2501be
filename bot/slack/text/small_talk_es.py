"""Small talk in Spanish: what the bot answers where a sentence is enough."""

from typing import Final

from bot.conversation.language.intents import Intent

SMALL_TALK: Final[dict[str, str]] = {
    Intent.STOP: "De acuerdo. Todo está guardado. Escribe *continuar* para seguir, o dime otro trabajo.",
    Intent.HELLO: "¡Hola!",
    Intent.THANKS: "¡De nada! Escribe *lista* para ver lo que guardaste, o dime otro trabajo.",
    Intent.BYE: ("¡Hasta luego y mucha suerte! Todo queda guardado. Escribe *continuar* cuando vuelvas."),
    Intent.WRONG: (
        "Perdón. ¿Qué cambiamos? Escribe *atrás* para volver un paso, otro *puesto*, o lo mismo con otras palabras."
    ),
    Intent.NARROW: (
        "Puedes acortar la lista: escribe *zona 3 o menos*, *bright outlook*, *otros campos*, *nada en ventas* o"
        " *las que tratan con pacientes* en los resultados, o *cambiar tareas* y marca otras."
    ),
    Intent.NO_MORE: "Eso es todo: aquí no hay más páginas.",
    Intent.JOBLESS: (
        "No necesitas un trabajo para empezar. Cuéntame algo que hayas hecho y te haya gustado, en el"
        " trabajo, en la casa o en la escuela, por ejemplo «arreglo bicicletas», «cuidé a mi abuela» u"
        " «organizar fiestas»."
    ),
    Intent.FIRED: (
        "Lo siento, es duro. Lo que sabes hacer sigue siendo tuyo, y puedo mostrarte dónde más hace falta. ¿Qué hacías"
        " ahí? Basta un puesto, por ejemplo «cocinera», o algo que hacías, por ejemplo «empacaba pedidos»."
    ),
    Intent.WHICH: (
        "Elige la que más se parezca a lo que haces. Nada es definitivo: solo marca lo que es tuyo, y con"
        " *atrás* vuelves aquí."
    ),
    Intent.BETTER: (
        "No puedo decirte cuál te conviene más. Las tareas *muy relacionadas* son las más parecidas a las"
        " tuyas, la Job Zone dice cuánta preparación hace falta y ☀ es un Bright Outlook. *Detalles 2* y"
        " *comparar 1 3* muestran más."
    ),
    Intent.REVERSIBLE: (
        "Sí, nada es definitivo. Escribe *atrás* para volver un paso, u otro *puesto* en cualquier momento. Lo que"
        " marcaste se queda."
    ),
    Intent.OWN_DUTY: (
        "Solo se pueden comparar las tareas de O*NET, así que no puedo agregar una tuya. Marca la más parecida. Si es"
        " de otro trabajo, presiona *Agregar otro trabajo* y sus tareas también cuentan."
    ),
    Intent.HOW_MANY: (
        "Las que quieras. No hace falta leerlas todas: bastan dos o tres que de verdad te gusten, aunque haga mucho"
        " que no las haces. Escribe sus números, como *1 3*, o de qué tratan."
    ),
    Intent.PERSON: (
        "Soy un bot, no una persona. Busco en los datos de O*NET; nadie nos lee y ninguna IA escribe mis respuestas."
    ),
    Intent.LANGUAGE: (
        "Entiendo inglés y español. Contesto en el idioma de tu Slack. Los títulos y las tareas de O*NET"
        " están en inglés."
    ),
    Intent.COST: "Es gratis: no cobro nada.",
}
"""The answers, by intent."""
