package org.diwan.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.catalog.CatalogueIndex.Entry;
import org.diwan.catalog.ServiceDescription.Listing;
import org.jspecify.annotations.Nullable;

/** What a service says of itself that its lines are found by: a name more surely than a word of the summary. */
final class SearchTexts {

    private static final double NAME = 1;
    private static final double SYNONYM = 0.95;
    private static final double SERVICE = 0.8;
    private static final double SUMMARY = 0.6;
    private static final double AUDIENCE = 0.4;

    private final Service service;
    private final Spelling spelling;
    private final Map<List<Object>, Entry> entries = new HashMap<>();

    SearchTexts(Service service, Spelling spelling) {
        this.service = service;
        this.spelling = spelling;
    }

    Collection<Entry> entries() {
        ServiceDescription about = service.description();
        for (int i = 0; i < about.listings().size(); i++) {
            int line = i;
            Listing listing = about.listings().get(i);
            listing.name().forEach((language, name) -> add(line, language, name, NAME));
            synonyms(line, listing.synonyms(), SYNONYM);
            about.name().forEach((language, name) -> add(line, language, name, SERVICE));
            synonyms(line, about.synonyms(), SERVICE);
            about.summaryOf(listing).forEach((language, summary) -> add(line, language, summary, SUMMARY));
            about.audience().forEach((language, audience) -> add(line, language, audience, AUDIENCE));
        }
        return entries.values();
    }

    private void synonyms(int line, @Nullable Map<String, List<String>> synonyms, double weight) {
        if (synonyms != null) {
            synonyms.forEach((language, words) -> words.forEach(word -> add(line, language, word, weight)));
        }
    }

    /** The same words said twice count by the greater weight. */
    private void add(int line, String language, String text, double weight) {
        String words = " " + String.join(" ", spelling.words(text)) + " ";
        entries.merge(
                List.of(line, language, words),
                new Entry(service.key(), line, language, words, weight),
                (one, other) -> one.weight() >= other.weight() ? one : other);
    }
}
