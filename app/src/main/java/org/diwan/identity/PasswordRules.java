package org.diwan.identity;

import com.nulabinc.zxcvbn.Pattern;
import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.io.ClasspathResource;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import com.nulabinc.zxcvbn.matchers.DictionaryLoader;
import com.nulabinc.zxcvbn.matchers.Match;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which passwords may be chosen, as NIST SP 800-63B asks: long enough, of any characters, and none that is on lists of
 * stolen passwords, is about the person or the house, or is guessed within ten thousand million tries. Why one is refused
 * is said by the name of a text.
 */
@Component
class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** What guessing needs at least, as a power of ten: the highest class of zxcvbn. */
    private static final double GUESSES = 10;

    /** What stands further behind makes a password better only, and would take long to weigh. */
    private static final int WEIGHED = 40;

    private static final int SHORTEST_OWN_WORD = 4;
    private static final String OWN = "user_inputs";
    private static final String STOLEN = "passwords";

    /** The words of the house: whoever guesses tries them first. */
    private static final List<String> HOUSE = List.of(
            "diwan",
            "ديوان",
            "social",
            "insurance",
            "institution",
            "التأمينات",
            "الاجتماعية",
            "assurances",
            "sociales");

    private final Zxcvbn guesser;

    PasswordRules() {
        try {
            Dictionary ours = new DictionaryLoader("ours", new ClasspathResource("/identity/common-words.txt")).load();
            guesser = new ZxcvbnBuilder()
                    .dictionaries(StandardDictionaries.loadAllDictionaries())
                    .dictionary(ours)
                    .keyboards(StandardKeyboards.loadAllKeyboards())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What speaks against this password of this account; the name of a text, after {@code identity.password.}. */
    Optional<String> objection(String password, Account account) {
        String plain = Passwords.normal(password);
        long length = plain.codePoints().count();
        if (length < SHORTEST) {
            return Optional.of("short");
        }
        if (length > LONGEST || password.codePoints().count() > LONGEST) {
            return Optional.of("long");
        }
        List<String> own = ownWords(account);
        String small = plain.toLowerCase(Locale.ROOT);
        return own.stream().anyMatch(small::contains) ? Optional.of("own") : guessed(plain, own);
    }

    private Optional<String> guessed(String plain, List<String> own) {
        int[] characters = plain.codePoints().limit(WEIGHED).toArray();
        Strength strength = guesser.measure(new String(characters, 0, characters.length), own);
        List<Match> parts = strength.getSequence();
        if (parts.stream().anyMatch(part -> OWN.equals(part.dictionaryName))) {
            return Optional.of("own");
        }
        return strength.getGuessesLog10() >= GUESSES
                ? Optional.empty()
                : parts.stream()
                        .filter(part -> part.pattern != Pattern.Bruteforce)
                        .max(Comparator.comparingInt(Match::tokenLength))
                        .map(PasswordRules::reason)
                        .or(() -> Optional.of("easy"));
    }

    private static String reason(Match part) {
        return switch (part.pattern) {
            case Dictionary -> STOLEN.equals(part.dictionaryName) ? "stolen" : "words";
            case Spatial -> "keys";
            case Repeat -> "repeated";
            case Sequence -> "series";
            case Regex, Date -> "date";
            default -> "easy";
        };
    }

    private static List<String> ownWords(Account account) {
        List<String> words = new ArrayList<>(HOUSE);
        Stream.of(account.userName(), account.partyId(), account.nameLatin(), account.nameArabic())
                .flatMap(text -> text == null ? Stream.empty() : Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{N}]+")))
                .map(word -> Passwords.normal(word).toLowerCase(Locale.ROOT))
                .filter(word -> word.codePoints().count() >= SHORTEST_OWN_WORD)
                .forEach(words::add);
        return words;
    }
}
