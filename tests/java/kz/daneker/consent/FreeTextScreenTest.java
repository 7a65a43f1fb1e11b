package kz.daneker.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FreeTextScreenTest {
    private static GateVerdict withNote(String note) {
        return Site.decide(Payloads.with(Payloads.school(), p -> p.put("note", note)), Site.NOON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Девочка вернулась из Сирии, отец осуждён. Просим учесть.",
                "семья из СИРИИ",
                "Cемья из Cиpии",
                "с и р и и",
                "Си\u00ADрия",
                "Бала Сириядан келген",
                "Әкесі сотталған",
                "акеси сотталган",
                "The family came back from Syria",
                "отец в тюрьме",
                "his father is in prison",
                "ходит в мечеть",
                "намаз оқиды",
                "Ребёнок пережил насилие",
                "диагноз уточняется",
                "мать репатриантка",
                "оралман отбасы",
                "у матери ВИЧ",
                "посещает психиатра",
                "сирота",
                "Из реабилитационного центра",
                "Реабилитационный центр (Мангистауская область)",
                "направил centre-47"
            })
    void holds_aNoteThatGivesSomethingAway(String note) {
        assertThat(withNote(note)).isEqualTo(new HeldForSender("/note"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ребёнку нужна помощь с математикой.",
                "Просим посадить за первую парту, плохо видит доску.",
                "Любит рисовать и петь, хорошо ладит с детьми.",
                "Вернулся из школы без портфеля, просим учебники.",
                "Был в летнем лагере, занимался в центре «Сириус».",
                "Иракли и Ислам дружат с ним.",
                "Учебное пособие по математике есть.",
                "Следствие пропущенных уроков: нужна подготовка.",
                "Медицинское заключение принесут позже.",
                "Балаға математика пәнінен көмек керек.",
                "Сабаққа 1 қыркүйектен бастап келеді, мектеп формасы бар.",
                "Динара апай сынып жетекшісі болса деген тілек бар.",
                "The boy needs help with maths and likes football.",
                "Please call after 18:00; class 3 or 4, 2026-2027.",
                "Hearing aids are not needed; reads well."
            })
    void passes_anOrdinaryNote(String note) {
        assertThat(withNote(note)).isInstanceOf(ReleaseDecision.class);
    }

    @Test
    void holds_freeTextOfAReleasedCategory_onAMaskedRoute() {
        ObjectNode payload = Payloads.with(
                Payloads.school(),
                p -> ((ObjectNode) p.get("data").get("EDU_NEEDS"))
                        .set("support", Payloads.list("small-group", "после возвращения из Сирии")));
        assertThat(Site.decide(payload, Site.NOON)).isEqualTo(new HeldForSender("/data/EDU_NEEDS/support/1"));
    }

    @Test
    void passes_wordsOfACategoryTheRecipientGets() {
        ObjectNode payload = Payloads.with(Payloads.counselling(), p -> p.put("note", "Вопрос о намазе и религии."));
        assertThat(Site.decide(payload, Site.NOON)).isInstanceOf(ReleaseDecision.class);
    }

    @Test
    void holds_aNationalNumberOrPhone_theRecipientDoesNotGet() {
        assertThat(Site.decide(
                        Payloads.with(Payloads.emergency(), p -> p.put("note", "ИИН 0904 1760 0002")), Site.NOON))
                .isEqualTo(new HeldForSender("/note"));
        assertThat(Site.decide(
                        Payloads.with(Payloads.emergency(), p -> p.put("note", "звоните +7 700 000 11 01")), Site.NOON))
                .isEqualTo(new HeldForSender("/note"));
    }
}
