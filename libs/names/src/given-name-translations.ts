/**
 * Given names that stand for one another in two traditions (church and home, Latin and Slavic) without being one name:
 * a pair of ids a line. From general knowledge of the traditions. Such a pair is a question for a person, not an answer.
 */
export const TRANSLATIONS = `
m:юры=m:георгій
m:ягор=m:георгій
m:юры=m:ягор
m:тадэвуш=m:фадзей
m:вальдэмар=m:уладзімір
m:тэадор=m:фёдар
m:тэадор=m:багдан
m:лявон=m:леў
m:стафан=m:сцяпан
m:эдвард=m:эдуард
m:вітольд=m:вітаўт
m:марцін=m:мартын
m:мацвей=m:мацей
m:эмануіл=m:мануіл
m:улад=m:уладзіслаў
m:улад=m:уладзімір
f:фаціння=f:святлана
f:аўгіння=f:яўгенія
f:аксіння=f:ксенія
f:аўдоцця=f:еўдакія
f:усціння=f:юстына
f:ульяна=f:юліяна
f:арына=f:ірына
f:ярына=f:ірына
f:барбара=f:варвара
f:магда=f:магдалена
f:марыля=f:марыя
`;
