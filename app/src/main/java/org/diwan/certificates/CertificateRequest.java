package org.diwan.certificates;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.diwan.catalog.Service;
import org.jspecify.annotations.Nullable;

/**
 * What the applicant asked for. The form has checked it before; a certificate is checked again, since it is printed and
 * signed.
 *
 * @param fields optional facts chosen
 * @param addressee empty: to whom it may concern
 * @param validity in days
 */
record CertificateRequest(
        String template, List<String> fields, List<String> languages, String addressee, int validity) {

    private static final Set<String> LANGUAGES = Set.of("en", "ar", "fr", "en+ar", "fr+ar");
    private static final Set<String> VALIDITIES = Set.of("7", "30", "90");
    private static final int LONGEST_ADDRESSEE = 120;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    /**
     * Reads the answers of the service's start form.
     *
     * @throws IllegalArgumentException where one of them is not on offer
     */
    static CertificateRequest of(Map<String, Object> answers, Service service) {
        String template = text(answers, "template", "");
        String languages = text(answers, "languages", "en+ar");
        String validity = text(answers, "validity", "30");
        if (!LANGUAGES.contains(languages)) {
            throw new IllegalArgumentException("The certificate is not offered in that language");
        }
        if (!VALIDITIES.contains(validity)) {
            throw new IllegalArgumentException("A certificate is not valid for so long");
        }
        return new CertificateRequest(
                template,
                fields(answers.get(template + "Fields")),
                List.of(languages.split("\\+")),
                addressee(text(answers, "addressee", ""), service),
                Integer.parseInt(validity));
    }

    private static String text(Map<String, Object> answers, String key, String preset) {
        Object answer = answers.get(key);
        return answer == null ? preset : answer.toString();
    }

    private static List<String> fields(@Nullable Object answer) {
        return answer instanceof List<?> chosen
                ? chosen.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String addressee(String typed, Service service) {
        String addressee = typed.strip();
        if (addressee.length() > LONGEST_ADDRESSEE) {
            throw new IllegalArgumentException("The addressee has more than " + LONGEST_ADDRESSEE + " characters");
        }
        if (UNSEEN.matcher(addressee).find()) {
            throw new IllegalArgumentException("The addressee holds a character that cannot be seen");
        }
        boolean toWhom = List.of(Locale.ENGLISH, Locale.forLanguageTag("ar"), Locale.FRENCH).stream()
                .anyMatch(locale -> addressee.equals(service.text("document.toWhom", locale)));
        return toWhom ? "" : addressee;
    }
}
