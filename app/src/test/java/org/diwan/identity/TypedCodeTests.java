package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTests {

    @ParameterizedTest
    @ValueSource(strings = {"042137", " 042 137 ", "042-137", "0 4 2 1 3 7", "٠٤٢١٣٧", "۰۴۲–۱۳۷", "042\u00a0137\u200e"})
    void isReadAsPeopleTypeAndPasteIt(String typed) {
        assertThat(TypedCode.digits(typed)).hasValue("042137");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "04213", "0421377", "04213x", "042.137", "+042137", "<b>042137"})
    void anythingElseIsNone(String typed) {
        assertThat(TypedCode.digits(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases", "/cases/BAC-2026-4H7K2M9Q?lang=ar", "/services/x/start?a=b%20c", "/account"})
    void aPageOfOursIsGoneOnTo(String wanted) {
        assertThat(LocalPage.of(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cases",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/cases",
                "//evil.example/cases",
                "/\t/evil.example",
                "/\r\nLocation: https://evil.example",
                "javascript:alert(1)",
                "/nowhere",
                "/cases/{x}",
                "/.//evil.example"
            })
    void anotherPlaceIsNot(String wanted) {
        assertThat(LocalPage.of(wanted)).isEqualTo("/account");
    }
}
