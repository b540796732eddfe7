package org.diwan.certificates;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.diwan.registry.Fact;
import org.diwan.web.SigningKey;
import org.diwan.web.SigningSettings;
import org.jspecify.annotations.Nullable;

/** Certificates and texts as tests and measurements use them. */
final class Samples {

    static final AuthorizationCode CODE = new AuthorizationCode("7K3MQ9XD4T2BVN8H");
    static final String LINK = "https://diwan.example/verify/0123456789ABCDEFGHJKMNPQRS";
    static final String SITE = "diwan.example/verify";
    static final List<String> TEMPLATES = List.of("wage", "employment", "pension", "not-registered");
    static final List<List<String>> LANGUAGES =
            List.of(List.of("en"), List.of("ar"), List.of("fr"), List.of("en", "ar"), List.of("fr", "ar"));

    private static final Path BUNDLE = Path.of(System.getProperty("diwan.root", ".."), "forms/certificate-issuance");
    private static final Map<String, Properties> TEXTS = new HashMap<>();

    private Samples() {}

    static CertificateSheet sheet() {
        try {
            return new CertificateSheet(
                    Files.readString(BUNDLE.resolve("documents/certificate.html")),
                    (key, locale) -> texts(locale).getProperty(key),
                    ZoneId.of("Asia/Riyadh"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Certificate certificate(String template, List<String> languages) {
        return new Certificate(
                "CRT-2026-4H7K2M9Q",
                "1000000008",
                "certificate-issuance",
                template,
                facts(template),
                languages,
                "Al Wadi Commercial Bank",
                Instant.parse("2026-11-22T07:47:00Z"),
                LocalDate.of(2026, 12, 22),
                null,
                "web");
    }

    static Map<String, Fact> facts(String template) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("name", new Fact.Text("Nouf Abdulrahman Al-Harbi", "نوف عبدالرحمن الحربي"));
        facts.put("nationalId", new Fact.Id("1000000008"));
        switch (template) {
            case "wage" -> wage(facts);
            case "employment" -> employment(facts, 2);
            case "pension" -> pension(facts);
            default -> facts.put("noRegistration", new Fact.Day(LocalDate.of(2026, 11, 22)));
        }
        return facts;
    }

    private static void wage(Map<String, Fact> facts) {
        facts.put("employer", new Fact.Text("Tihama Marine Services Company", "شركة تهامة للخدمات البحرية"));
        facts.put("employerNumber", new Fact.Id("700482915"));
        facts.put(
                "occupation",
                new Fact.Text(
                        "Marine operations planner",
                        "أخصائية تخطيط عمليات بحرية",
                        "Planificatrice d’opérations maritimes"));
        facts.put("monthlyWage", new Fact.Money(new BigDecimal("14500.00"), "SAR"));
        facts.put("wageSince", new Fact.Day(LocalDate.of(2026, 3, 1)));
    }

    static void employment(Map<String, Fact> facts, int periods) {
        facts.put("lengthOfEmployment", new Fact.Months(76));
        List<Fact.Periods.Row> rows = new ArrayList<>();
        for (int i = 0; i < periods; i++) {
            LocalDate from = LocalDate.of(2023 - i, 3, 1);
            rows.add(new Fact.Periods.Row(
                    new Fact.Text("Tihama Marine Services Company", "شركة تهامة للخدمات البحرية"),
                    new Fact.Text("Engineer", "مهندس", "Ingénieur"),
                    from,
                    i == 0 ? null : from.plusMonths(11)));
        }
        facts.put("employments", new Fact.Periods(rows));
        facts.put("firstRegistered", new Fact.Day(LocalDate.of(2019, 7, 15)));
        facts.put("numberOfEmployments", new Fact.Number(periods));
    }

    private static void pension(Map<String, Fact> facts) {
        facts.put("benefitKind", new Fact.Text("Old-age pension", "معاش تقاعد", "Pension de vieillesse"));
        facts.put("monthlyBenefit", new Fact.Money(new BigDecimal("6120.50"), "SAR"));
        facts.put("benefitNumber", new Fact.Id("PB-0048213"));
        facts.put("benefitSince", new Fact.Day(LocalDate.of(2021, 1, 1)));
    }

    static Signer signer(Path data, @Nullable Path keystore, @Nullable String password) {
        Clock clock = Clock.systemUTC();
        var settings = new SigningSettings(data, new SigningSettings.Signing(keystore, password));
        return new Signer(SigningKey.of(settings, clock), clock);
    }

    private static Properties texts(Locale locale) {
        return TEXTS.computeIfAbsent(locale.getLanguage(), language -> {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(
                    BUNDLE.resolve("texts_" + language + ".properties"), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return properties;
        });
    }
}
