package org.diwan.accounts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The words of a name in one spelling: order, marks, articles and the choice of vowels in Latin letters do not count. */
record HolderName(List<String> words) {

    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> LINKS =
            Set.of("al", "el", "ul", "bin", "ibn", "ben", "bint", "mr", "mrs", "ال", "بن", "ابن", "بنت");
    private static final Pattern SERVANT = Pattern.compile("(عبد|abd|abdul|abdel|abdal|abdu|abdur|abdus)");
    private static final Pattern SERVANT_OF =
            Pattern.compile("(?:عبدال|abd(?:[uea][lr]|[ue]s|u|al)?)(?=\\p{L}{3})(\\p{L}+)");
    private static final int FEW = 60;
    private static final int MOST_MISSING = 3;

    static HolderName of(String name) {
        List<String> words = new ArrayList<>();
        boolean servant = false;
        for (String word : NO_LETTERS.split(plain(name))) {
            if (word.isEmpty() || LINKS.contains(word)) {
                continue;
            }
            if (!servant && SERVANT.matcher(word).matches()) {
                servant = true;
                continue;
            }
            words.add((servant ? "@" : "") + spelling(servant ? withoutArticle(word) : word));
            servant = false;
        }
        if (servant) {
            words.add("@");
        }
        return new HolderName(List.copyOf(words));
    }

    /** How alike two names are, 0 to 100. Words may be missing from one, but each that is there must have its like. */
    static int similarity(String one, String other) {
        if (isArabic(one) != isArabic(other)) {
            return 0;
        }
        List<String> few = of(one).words;
        List<String> many = of(other).words;
        if (few.size() > many.size()) {
            List<String> more = few;
            few = many;
            many = more;
        }
        return few.isEmpty() ? 0 : similarity(few, new ArrayList<>(many));
    }

    private static int similarity(List<String> few, List<String> many) {
        int missing = many.size() - few.size();
        double sum = 0;
        double least = 1;
        for (String word : few) {
            double best = -1;
            int at = 0;
            for (int i = 0; i < many.size(); i++) {
                double like = alike(word, many.get(i));
                if (like > best) {
                    best = like;
                    at = i;
                }
            }
            many.remove(at);
            sum += best;
            least = Math.min(least, best);
        }
        double score = 100 * (sum / few.size() + least) / 2 - 4.0 * Math.min(missing, MOST_MISSING);
        return (int) Math.round(few.size() == 1 && missing > 0 ? Math.min(score, FEW) : Math.max(0, score));
    }

    private static double alike(String one, String other) {
        return variants(one)
                .flatMap(a -> variants(other).map(b -> like(a, b)))
                .max(Double::compare)
                .orElse(0.0);
    }

    /** An article may be part of a word, or only look like one. */
    private static Stream<String> variants(String word) {
        String bare = withoutArticle(word);
        return bare.equals(word) ? Stream.of(word) : Stream.of(word, bare);
    }

    private static String withoutArticle(String word) {
        if (word.startsWith("ال") && word.length() > 4) {
            return word.substring(2);
        }
        boolean article = word.startsWith("al") || word.startsWith("il") || word.startsWith("el");
        if (article && word.length() > 5) {
            return word.substring(2);
        }
        return word.startsWith("ban") && word.length() > 5 ? word.substring(3) : word;
    }

    private static double like(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        double edits = 1 - (double) LevenshteinDistance.getDefaultInstance().apply(one, other) / longest;
        return (new JaroWinklerSimilarity().apply(one, other) + edits) / 2;
    }

    /** Without marks: hamza, vowel signs, accents. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\u0640\\u0621'’ʼʿʾ`\\p{Cf}]", "")
                .toLowerCase(Locale.ROOT)
                .replace('ة', 'ه')
                .replace('ى', 'ي')
                .replace('ی', 'ي')
                .replace('ک', 'ك')
                .replace('ٱ', 'ا');
    }

    /** One of the ways in which Latin letters write an Arabic name. */
    private static String spelling(String word) {
        var servant = SERVANT_OF.matcher(word);
        if (servant.matches()) {
            return "@" + spelling(withoutArticle(servant.group(1)));
        }
        if (isArabic(word)) {
            return word;
        }
        return word.replace("ou", "u")
                .replace("oo", "u")
                .replace("ee", "i")
                .replace("ph", "f")
                .replace("ch", "sh")
                .replace("dj", "j")
                .replace("dh", "d")
                .replace("th", "t")
                .replace('o', 'u')
                .replace('e', 'a')
                .replace('y', 'i')
                .replace('q', 'k')
                .replace('c', 'k')
                .replace('z', 's')
                .replaceAll("(.)\\1+", "$1");
    }

    private static boolean isArabic(String text) {
        return ARABIC.matcher(text).find();
    }
}
