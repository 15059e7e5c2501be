"""What occupations are called in Spanish, or what they are about: people point at titles in their own words.

Our own choice of words, by the word that stands in titles.
"""

from typing import Final

from bot.conversation.language.duty_words_es import ENGLISH, table_of

MEANT: Final = """
nurse: enfermera enfermero
nursing: enfermeria
midwives: parto partos bebe bebes baby babies birth births partera partero comadrona comadron matrona
physicians: medico medica doctor doctora
surgeons: cirujano cirujana
pharmacists: farmaceutico farmaceutica boticario boticaria
pharmacy: farmacia
dental: dental
dentists: dentista odontologo odontologa
hygienists: higienista
veterinarians: veterinario veterinaria
therapists: terapeuta terapista fisioterapeuta
physical: fisico fisica fisioterapia
occupational: ocupacional
speech: habla logopeda fonoaudiologo fonoaudiologa
counselors: consejero consejera orientador orientadora
genetic: genetico genetica
dietitians: dietista nutricionista nutriologo nutriologa
psychologists: psicologo psicologa
psychiatric: psiquiatrico psiquiatrica psiquiatria
paramedics: paramedico paramedica
practitioners: especialista
anesthetists: anestesista
acute: agudo aguda
critical: critico critica intensivo intensiva icu
care: cuidado cuidados
home: hogar casa domicilio
health: salud
aides: auxiliar ayudante
assistants: asistente asistenta
technicians: tecnico tecnica
technologists: tecnologo tecnologa
managers: gerente jefe jefa director directora encargado encargada
supervisors: supervisor supervisora capataz
administrators: administrador administradora
secretaries: secretaria secretario
receptionists: recepcionista
clerks: oficinista dependiente dependienta
accountants: contador contadora contable
cashiers: cajero cajera
salespersons: vendedor vendedora
waiters: mesero mesera camarero camarera
cooks: cocinero cocinera
chefs: chef
bakers: panadero panadera
butchers: carnicero carnicera
teachers: maestro maestra profesor profesora docente
drivers: conductor conductora chofer
mechanics: mecanico mecanica
electricians: electricista
plumbers: plomero plomera fontanero
carpenters: carpintero carpintera
welders: soldador soldadora
painters: pintor pintora
roofers: techador techadora
machinists: tornero tornera maquinista
engineers: ingeniero ingeniera
lawyers: abogado abogada
paralegals: paralegal
social: social
workers: trabajador trabajadora
firefighters: bombero bombera
police: policia
guards: guardia vigilante
barbers: barbero barbera
hairdressers: peluquero peluquera estilista
janitors: conserje
housekeeping: camarista recamarera
laborers: obrero obrera peon
farmworkers: campesino campesina jornalero jornalera
translators: traductor traductora
interpreters: interprete
librarians: bibliotecario bibliotecaria
journalists: periodista
photographers: fotografo fotografa
designers: disenador disenadora
programmers: programador programadora
analysts: analista
scientists: cientifico cientifica
chemists: quimico quimica
biologists: biologo biologa
emergency: emergencia urgencia
legal: legal
medical: medicos medicas
insurance: seguro
"""
"""The word of a title, and what people say in Spanish; in plain form."""

TITLE_WORDS: Final = {**ENGLISH, **table_of(MEANT)}
"""The English word by the Spanish one, with those that duties are about."""


def as_titled(word: str) -> str:
    """A Spanish word as titles have it, in the singular or the plural; any other word as it is."""
    for known in (word, word.removesuffix("s"), word.removesuffix("es")):
        if known in TITLE_WORDS:
            return TITLE_WORDS[known]
    return word
