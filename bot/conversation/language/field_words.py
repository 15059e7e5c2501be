"""Everyday words for fields of work, in English and Spanish: the major groups of the SOC.

The groups are those of https://www.bls.gov/soc/2018/major_groups.htm; the words are ours.
"""

from collections.abc import Sequence
from typing import Final

from bot.conversation.language.phrase_meanings import PhraseMeanings

FIELDS: Final = PhraseMeanings(
    {
        "11": (
            "management|managing|managers|managing people|executives|gerencia|gerencias"
            "|gestion|puestos de jefe|puestos de gerente|direccion"
        ),
        "13": (
            "business|finance|financial|banking|banks|accounting|human resources|hr|insurance|business and finance"
            "|negocios|finanzas|contabilidad|recursos humanos|bancos|la banca|seguros"
        ),
        "15": (
            "computers|computing|it|tech|technology|software|math|mathematics|computadoras|computacion"
            "|informatica|tecnologia|sistemas|matematicas"
        ),
        "17": "engineering|architecture|engineers|architecture and engineering|ingenieria|arquitectura",
        "19": "science|sciences|research|scientific work|laboratories|ciencia|ciencias|investigacion|laboratorios",
        "21": (
            "social work|social services|community service|community services|counseling|social service"
            "|trabajo social|servicios sociales|servicio social|consejeria"
        ),
        "23": "law|legal|legal work|the law|leyes|derecho|lo legal|juridico",
        "25": (
            "education|teaching|schools|school|library|libraries|academia|classrooms|classroom|educacion"
            "|ensenanza|docencia|escuelas|las escuelas|magisterio|bibliotecas|dar clases|la ensenanza|la educacion"
        ),
        "27": (
            "art|arts|design|media|the media|entertainment|sports|music|the arts|arte|artes|diseno|medios"
            "|deportes|musica|espectaculos|entretenimiento"
        ),
        "29 31": (
            "healthcare|health care|health|medical|medicine|hospitals|hospital|clinics|medical field|la salud"
            "|salud|medicina|hospitales|hospital|sanidad|clinicas"
        ),
        "33": (
            "security|police|policing|law enforcement|corrections|firefighting|protective service|protective services"
            "|seguridad|policia|vigilancia|bomberos"
        ),
        "35": (
            "food|food service|food services|restaurants|restaurant|kitchens|kitchen|hospitality|comida"
            "|restaurantes|restaurante|cocina|cocinas|la cocina|alimentos"
        ),
        "37": (
            "cleaning|janitorial|landscaping|housekeeping|custodial|grounds|limpieza|jardineria|conserjeria|intendencia"
        ),
        "39": (
            "personal care|beauty|childcare|child care|fitness|personal services|cuidado personal|belleza|guarderias"
            "|cuidado de ninos|estetica"
        ),
        "41": (
            "retail|sales|selling|store|stores|shops|retail sales|ventas|venta|comercio|tiendas|tienda|menudeo"
            "|las ventas"
        ),
        "43": (
            "office|offices|office work|clerical|clerical work|admin|administrative|desk|oficina"
            "|oficinas|trabajo de oficina|administracion|administrativo"
        ),
        "45": (
            "farming|farm|farms|agriculture|fishing|forestry|farm work|agricultura|granjas|pesca|ganaderia|agro"
            "|el campo agricola"
        ),
        "47": (
            "construction|building trades|the trades|mining|building sites|construccion|la construccion|mineria"
            "|las minas|obras|la obra|albanileria"
        ),
        "49": (
            "repair|repairs|maintenance|mechanics|installation|installation and repair|reparacion|reparaciones"
            "|mantenimiento|mecanica|instalacion"
        ),
        "51": (
            "production|manufacturing|factory|factories|assembly|plants|factory work|assembly lines|produccion"
            "|manufactura|fabrica|fabricas|las fabricas|maquila|maquilas|maquiladoras"
        ),
        "53": (
            "transportation|transport|trucking|driving|warehouse|warehouses|warehousing|logistics|delivery|shipping"
            "|transporte|transportes|almacen|almacenes|bodega|bodegas|logistica|reparto|manejar"
        ),
        "55": "military|the military|army|armed forces|militar|ejercito|el ejercito|fuerzas armadas",
    }
)
"""The major groups that a word for a field names; "healthcare" names two."""

OF_DUTIES: Final = frozenset("driving selling computers manejar computadoras".split())
"""Words for fields that name what is done or handled, too: who wants none of it doesn't want such duties."""

GROUPS: Final = frozenset("11 13 15 17 19 21 23 25 27 29 31 33 35 37 39 41 43 45 47 49 51 53 55".split())
"""The major groups."""


def field_at(words: Sequence[str], place: int) -> tuple[int, frozenset[str]]:
    """How many words from a place on name a field, and the major groups that they name; 0 if they name none."""
    if place >= len(words):
        return 0, frozenset()
    length, named = next(FIELDS.at(words, place), (0, frozenset[str]()))
    if words[place] == "it" and (not place or words[place - 1] not in {"in", "from", "of"}):
        return 0, frozenset()
    return length, frozenset(" ".join(named).split())
