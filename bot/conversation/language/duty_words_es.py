"""What duties are about, in Spanish: O*NET's statements are in English, and people name them in their own words.

Our own choice of words, by what is handled, who it is done for, and what is done.
"""

from collections.abc import Iterable, Mapping
from typing import Final

MEANT: Final = """
phone: telefono telefonos llamada llamadas
call: llamar llamo
answer: contestar contesto responder respondo atender
insurance: seguro seguros aseguradora aseguradoras
claim: reclamo reclamos reclamacion reclamaciones siniestro
form: formulario formularios formas planilla planillas
appointment: appt appts cita citas turno turnos
schedule: agendar agendo programar agenda horario horarios calendario
collaborate: colaborar colaboro colaboracion
advice: consejo consejos aconsejar asesorar
patient: paciente pacientes enfermos
customer: cliente clientes clienta
visitor: visita visitas visitante visitantes
greet: saludar recibir recibo saludo hello welcome welcomed recibia saludaba
mail: correo correspondencia carta cartas
file: archivar archivo archivos expediente expedientes
record: registro registros registrar historial historiales
document: documento documentos papeles papeleo
report: informe informes reporte reportes
message: mensaje mensajes recado recados
bill: factura facturas facturar cobro cobros cuenta
payment: pago pagos cobrar
money: dinero efectivo caja
bookkeeping: contabilidad cuentas libros
inventory: inventario existencias almacen bodega
supply: suministros insumos materiales
order: pedido pedidos ordenar encargar
sell: vender vendo venta ventas
buy: comprar compro compras compra
product: producto productos mercancia mercaderia
price: precio precios
computer: computadora computadoras ordenador ordenadores
data: datos
write: escribir escribo redactar redacto
read: leer leo lectura
translate: traducir traduzco
transcribe: transcribir
explain: explicar explico
teach: ensenar enseno clases educar
student: alumno alumnos estudiante estudiantes
child: kid kids nino ninos nina ninas hijos bebes bebe
family: familia familias
elderly: anciano ancianos mayores viejitos
bathe: banar bano banarlos
dress: vestir visto
feed: alimentar dar de comer
meal: comida comidas alimento alimentos
cook: cocinar cocino guisar
clean: limpiar limpio limpieza
wash: lavar lavo lavado
floor: piso pisos suelo suelos
window: ventana ventanas
room: cuarto cuartos habitacion habitaciones
bed: cama camas
trash: basura
garden: jardin jardines
plant: planta plantas sembrar
animal: animal animales ganado
drive: manejar manejo conducir conduzco
truck: camion camiones troca
vehicle: vehiculo vehiculos carro carros coche coches
load: cargar cargo carga
unload: descargar descargo descarga
pack: empacar empaco empaquetar embalar
box: caja cajas
deliver: entregar entrego reparto repartir entrega entregas
repair: reparar reparo arreglar arreglo compostura
machine: maquina maquinas maquinaria
tool: herramienta herramientas
install: instalar instalo instalacion
weld: soldar sueldo soldadura
paint: pintar pinto pintura
cut: cortar corto
sew: coser coso costura
measure: medir mido medida medidas
inspect: inspeccionar revisar reviso inspeccion
test: probar pruebas prueba examen examenes
medication: meds medicamento medicamentos medicina medicinas pastillas remedios
prescription: receta recetas
blood: sangre
wound: herida heridas
treatment: tratamiento tratamientos
diagnosis: diagnostico diagnosticos
doctor: doctor doctores medico medicos
nurse: enfermera enfermeras enfermero
interview: entrevistar entrevisto entrevista entrevistas
advise: aconsejar aconsejo asesorar asesoro
supervise: supervisar superviso
train: capacitar entrenar
team: equipo equipos
meeting: junta juntas reunion reuniones
plan: planear planificar plan planes
budget: presupuesto presupuestos
law: ley leyes legal
safety: seguridad
office: oficina
equipment: equipo
drug: droga drogas farmaco farmacos
interaction: interaccion interacciones
health: salud
hospital: hospital hospitales
laboratory: laboratorio laboratorios lab labs
kennel: jaula jaulas perrera perreras
vegetable: veggie veggies verdura verduras
ingredient: ingrediente ingredientes
oven: horno hornos
bake: hornear horneo
tree: arbol arboles
lawn: pasto cesped zacate
flower: flor flores
fertilizer: fertilizante fertilizantes abono
reception: recepcion
aid: auxilios
demonstrate: demo demos demostracion
lift: levantar levanto levantando alzar
chemical: quimico quimicos quimica
"""
"""The English word of a duty, and what people say in Spanish, or every day; in plain form."""


def table_of(text: str) -> Mapping[str, str]:
    """The English word by each Spanish one, from lines such as "patient: paciente pacientes"."""
    lines = [line.partition(": ") for line in text.strip().splitlines()]
    return dict(reversed([(word, meant) for meant, _, words in lines for word in words.split()]))


ENGLISH: Final = table_of(MEANT)
"""The English word by the Spanish one; of two that are said alike the first counts."""


def in_english(words: Iterable[str]) -> list[str]:
    """The words, with the Spanish ones about duties in English."""
    return [ENGLISH.get(word, word) for word in words]
