package org.diwan.registry;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Account numbers of ISO 13616: the country's length and the check digits. */
final class Iban {

    private static final Map<String, Integer> LENGTHS = Pattern.compile("([A-Z]{2})(\\d\\d)")
            .matcher("AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18"
                    + "FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20"
                    + "LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24"
                    + "SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30")
            .results()
            .collect(Collectors.toUnmodifiableMap(one -> one.group(1), length(), (first, second) -> first));

    private Iban() {}

    static boolean isValid(String iban) {
        return iban.length() > 4
                && Integer.valueOf(iban.length()).equals(LENGTHS.get(iban.substring(0, 2)))
                && iban.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')
                && remainder(iban.substring(4) + iban.substring(0, 4)) == 1;
    }

    /** The account number of a country with its check digits. */
    static String of(String country, String account) {
        int check = 98 - remainder(account + country + "00");
        return country + (check < 10 ? "0" : "") + check + account;
    }

    private static int remainder(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest;
    }

    private static Function<MatchResult, Integer> length() {
        return one -> Integer.valueOf(one.group(2));
    }
}
