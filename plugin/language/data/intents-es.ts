/** What customers write in Spanish, slips and chat style included. A line is `intent: phrase | phrase`. */
export const spanishIntents = `
greeting: hola | holaa | buenas | buenos días | buenas tardes | buenas noches | hola buen día | qué tal | hola, ¿hay alguien? | ola buenas | saludos | hola a todos | aló
how_are_you: ¿cómo estás? | ¿cómo está usted? | ¿qué tal todo? | cómo te va | todo bien? | cómo andas
thanks: gracias | muchas gracias | mil gracias | te agradezco | gracias por la ayuda | muy amable, gracias | grax | se lo agradezco | perfecto, gracias | gracias por responder
goodbye: adiós | chao | chau | hasta luego | hasta mañana | nos vemos | que tenga buen día | eso es todo, adiós | hasta pronto | buen fin de semana
talk_to_person: quiero hablar con una persona | hablar con un agente | agente por favor | un humano por favor | asesor | quiero un asesor | pásame con alguien | no quiero hablar con un robot | necesito hablar con un representante | me puede llamar alguien | comuníqueme con el encargado | quiero hablar con el gerente | atención humana | operador | hay alguna persona que me atienda
opt_out: parar | baja | no quiero recibir más mensajes | dejen de escribirme | sáquenme de la lista | darme de baja | no me manden más publicidad | cancelar suscripción de mensajes | borren mi número | basta de mensajes
opt_in: quiero recibir novedades | suscríbanme | acepto recibir mensajes | quiero recibir ofertas | avísenme de las promociones | quiero volver a recibir mensajes | empezar
complaint: quiero poner una queja | quiero hacer un reclamo | esto es inaceptable | pésimo servicio | estoy muy molesto | nadie me resuelve | llevo días esperando respuesta | qué vergüenza de empresa | los voy a denunciar | me siento estafada | es la tercera vez que reclamo | mala atención | publicidad engañosa | estoy decepcionado
order_status: ¿dónde está mi pedido? | estado de mi pedido | quiero rastrear mi envío | mi pedido no llegó | cuándo llega mi pedido | ya enviaron mi compra? | número de seguimiento | mi paquete está retrasado | todavía no recibo mi pedido | dice entregado pero no lo recibí | seguimiento de mi compra | qué pasó con mi pedido 12345 | mi orden no ha llegado
opening_hours: ¿cuál es el horario? | ¿a qué hora abren? | ¿hasta qué hora atienden? | ¿abren los domingos? | están abiertos ahora? | horario de atención | a qué hora cierran | abren en feriado? | qué días trabajan
price: ¿cuánto cuesta? | ¿qué precio tiene? | precio? | cuánto vale | cuánto sale | lista de precios | me pasa los precios | quiero una cotización | cuánto cobran | a cómo está | cuál es el costo total | cuánto es con envío
discount: ¿tienen descuento? | hay alguna promoción? | cupón de descuento | me hace un mejor precio? | ofertas de la semana | mi cupón no funciona | está muy caro, hay rebaja? | descuento por pago en efectivo
delivery: ¿hacen envíos? | ¿envían a mi ciudad? | cuánto tarda el envío | costo de envío | envío gratis? | entregan a domicilio? | en cuántos días llega | llegan a mi código postal? | puedo retirar en tienda? | envían al extranjero? | por cuál paquetería envían
exchange_return: quiero devolver un producto | quiero cambiar la talla | llegó roto | quiero un reembolso | me llegó otro producto | política de devoluciones | quiero mi dinero de vuelta | salió defectuoso | cómo hago un cambio | cuándo me devuelven el dinero | faltó un artículo | no me quedó
payment: ¿qué formas de pago aceptan? | aceptan tarjeta? | puedo pagar en cuotas? | puedo pagar en efectivo? | mi pago fue rechazado | me cobraron dos veces | ya pagué | cómo pago | datos para transferencia | pago contra entrega? | hay meses sin intereses? | mi tarjeta no pasa
invoice: necesito factura | no me llegó la factura | me envían la factura? | factura a nombre de la empresa | la factura está mal | quiero mi comprobante fiscal
product_availability: ¿tienen en stock? | está disponible? | lo tienen en talla M? | hay en color negro? | cuándo vuelve a haber | qué modelos tienen | venden repuestos? | tienen esa marca? | me manda el catálogo | hay existencias? | qué productos manejan
address: ¿cuál es la dirección? | ¿dónde están ubicados? | dónde queda la tienda | tienen tienda física? | me manda la ubicación | cómo llego | sucursal más cercana | en qué ciudad están | tienen estacionamiento?
warranty: ¿tiene garantía? | cuánto tiempo de garantía | cómo hago válida la garantía | dejó de funcionar al mes | la garantía cubre eso? | dónde lo reparan
schedule: quiero agendar una cita | quiero reservar una mesa | tienen turno para mañana? | necesito cambiar mi cita | reprogramar mi turno | hay lugar el viernes? | quiero programar una visita | puedo ir a las 3?
account_access: no puedo entrar a mi cuenta | olvidé mi contraseña | cómo cambio la clave | mi cuenta está bloqueada | no me llega el código | quiero cambiar mi correo | quiero borrar mi cuenta | cómo me registro
confirmation: sí | si | claro | ok | dale | vale | de acuerdo | correcto | exacto | así es | por supuesto | confirmo | está bien | sí quiero | perfecto | listo | eso mismo
denial: no | no gracias | para nada | ahora no | no quiero | no es eso | incorrecto | mejor no | tampoco | todavía no | no hace falta | ninguno
cancel: quiero cancelar | cancelar mi pedido | cancela la compra | cancelar mi suscripción | ya no lo quiero | anular mi pedido | cómo cancelo mi plan | me arrepentí | cancelen todo por favor
repeat: ¿puede repetir? | no entendí | cómo dice? | otra vez por favor | no comprendo | qué quiere decir | explíqueme de nuevo | perdón?
bot_question: ¿eres un robot? | eres humano? | estoy hablando con una máquina? | quién eres | cómo te llamas | es automático esto? | eres una persona real? | eres una ia?
help: necesito ayuda | ayúdame | ayuda | me puede ayudar? | qué puedes hacer | opciones | menú | tengo una duda | quisiera información | tengo un problema | cómo funciona | quiero saber más
wait: un momento | un minuto por favor | espera | ya vuelvo | déjame ver | déjame pensar | voy a revisar | un segundito
praise: me encanta | excelente servicio | muy bueno | son los mejores | qué buena atención | felicitaciones | estoy muy contenta con mi compra | genial | qué rápido
insult: eres un idiota | vete a la mierda | inútil | estúpido robot | qué porquería | son unos ladrones | hijo de puta | imbécil | qué basura | váyanse al carajo
`;
