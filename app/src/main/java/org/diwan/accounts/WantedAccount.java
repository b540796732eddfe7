package org.diwan.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.diwan.money.Iban;
import org.jspecify.annotations.Nullable;

/**
 * The account that a client asks for, as the answers {@code benefits}, {@code iban} and {@code holder} say.
 *
 * @param benefits ids, each once and in order
 */
record WantedAccount(List<String> benefits, String iban, String holder) {

    /**
     * Reads the variable {@code answers}.
     *
     * @throws IllegalStateException where the model hands the step none
     */
    static WantedAccount of(@Nullable Object variable) {
        if (!(variable instanceof Map<?, ?> answers)) {
            throw new IllegalStateException("The step is handed no answers; its property “answers” names them");
        }
        Object benefits = answers.get("benefits");
        var ids = new TreeSet<String>();
        if (benefits instanceof Collection<?> several) {
            several.forEach(one -> ids.add(String.valueOf(one)));
        } else if (benefits != null) {
            ids.add(benefits.toString());
        }
        return new WantedAccount(List.copyOf(ids), Iban.plain(text(answers, "iban")), text(answers, "holder"));
    }

    private static String text(Map<?, ?> answers, String key) {
        Object value = answers.get(key);
        return value == null ? "" : value.toString().strip();
    }
}
