package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class FormatsTests {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final Instant NOW = Instant.parse("2026-11-22T07:24:00Z");

    private final Formats formats = formats();

    @Test
    void aDayIsWrittenInTheReadersLanguageWithLatinDigits() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        assertThat(in("en").date(day)).isEqualTo("22 November 2026");
        assertThat(in("ar").date(day)).isEqualTo("22 نوفمبر 2026");
        assertThat(in("fr").date(day)).isEqualTo("22 novembre 2026");
    }

    @Test
    void theFirstOfAMonthIsAnOrdinalInFrenchOnly() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        assertThat(in("fr").date(day)).isEqualTo("1er mars 2026");
        assertThat(in("fr").dateTime(Instant.parse("2026-03-01T07:24:00Z"))).isEqualTo("1er mars 2026 à 10:24");
        assertThat(in("en").date(day)).isEqualTo("1 March 2026");
        assertThat(in("ar").date(day)).isEqualTo("1 مارس 2026");
    }

    @Test
    void aTimeNearTodayIsToldInWords() {
        assertThat(in("en").relative(NOW)).isEqualTo("today, 10:24");
        assertThat(in("en").relative(NOW.plusSeconds(86_400))).isEqualTo("tomorrow, 10:24");
        assertThat(in("fr").relative(NOW.minusSeconds(86_400))).isEqualTo("hier à 10:24");
        assertThat(in("ar").relative(NOW)).isEqualTo("اليوم 10:24");
        assertThat(in("en").relative(NOW.minusSeconds(864_000))).isEqualTo("12 Nov 2026, 10:24");
    }

    @Test
    void whatIsLateSaysSo() {
        assertThat(in("en").due(NOW.minusSeconds(18_000))).isEqualTo("5 h overdue");
        assertThat(in("en").due(NOW.plusSeconds(3_600))).isEqualTo("today, 11:24");
    }

    @Test
    void moneyNamesItsCurrency() {
        assertThat(in("en").money(new BigDecimal("14500"), "SAR").replace('\u00a0', ' '))
                .isEqualTo("SAR 14,500.00");
        assertThat(in("fr").money(new BigDecimal("14500"), "SAR")).endsWith("SAR");
        assertThat(in("ar").money(new BigDecimal("14500"), "SAR")).contains("14,500.00");
    }

    @Test
    void aCountIsGrammaticalInArabic() {
        assertThat(in("ar").plural("desk.list.count", 2)).startsWith("مهمتان");
        assertThat(in("ar").plural("desk.list.count", 5)).startsWith("5 مهام");
        assertThat(in("ar").plural("desk.list.count", 50)).startsWith("50 مهمة");
    }

    @Test
    void aReferenceIsReadInGroups() {
        assertThat(formats.reference("CRT-2026-4H7K2M9Q")).isEqualTo("CRT-2026-4H7K 2M9Q");
    }

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    private Formats in(String language) {
        LocaleContextHolder.setLocale(Languages.of(language).orElseThrow());
        return formats;
    }

    private static Formats formats() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/web", "messages/desk");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.ENGLISH);
        var settings = new Settings("demo", RIYADH, URI.create("http://localhost"));
        return new Formats(messages, Clock.fixed(NOW, RIYADH), settings);
    }
}
