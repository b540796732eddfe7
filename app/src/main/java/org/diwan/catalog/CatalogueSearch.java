package org.diwan.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diwan.catalog.CatalogueIndex.Entry;
import org.diwan.catalog.CatalogueIndex.Form;
import org.diwan.catalog.CatalogueIndex.Line;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Finds lines of the catalogue by what people call them, in any of the languages, also where they mistype. */
@Component
class CatalogueSearch implements ApplicationRunner {

    /** More characters of a question are not looked at. */
    private static final int LONGEST = 100;

    private static final int MOST_WORDS = 8;
    private static final double BESIDE_THE_BEST = 0.75;

    private final Services services;
    private final CatalogueIndex index;
    private final Spelling spelling = new Spelling();

    CatalogueSearch(Services services, CatalogueIndex index) {
        this.services = services;
        this.index = index;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Set<Entry> entries = new HashSet<>();
        services.all().stream()
                .filter(Service::isForCitizens)
                .forEach(service -> entries.addAll(new SearchTexts(service, spelling).entries()));
        index.keep(entries);
    }

    /** The lines found, the best first; those that are much worse than the best are left out. */
    List<Line> find(String typed) {
        List<Form> forms = forms(typed);
        if (forms.isEmpty()) {
            return List.of();
        }
        List<Line> found = index.find(forms);
        double best = found.isEmpty() ? 0 : found.get(0).score();
        return found.stream()
                .filter(line -> line.score() >= best * BESIDE_THE_BEST)
                .toList();
    }

    /** What was typed, as far as it is looked at. */
    static String bounded(String typed) {
        String text = typed.strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
    }

    private List<Form> forms(String typed) {
        List<String> words = spelling.words(bounded(typed)).stream()
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        double letters = words.stream().mapToInt(String::length).sum();
        List<Form> forms = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            double share = word.length() / letters;
            forms.add(new Form(i + 1, share, word, false));
            for (String meant : swapped(word)) {
                forms.add(new Form(i + 1, share, meant, true));
            }
        }
        return forms;
    }

    /** Two letters typed in the wrong order leave hardly a trigram of a short word. */
    private static List<String> swapped(String word) {
        List<String> meant = new ArrayList<>();
        for (int i = 1; word.length() > 3 && i < word.length(); i++) {
            meant.add(word.substring(0, i - 1) + word.charAt(i) + word.charAt(i - 1) + word.substring(i + 1));
        }
        return meant;
    }
}
