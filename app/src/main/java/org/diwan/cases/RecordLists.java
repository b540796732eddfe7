package org.diwan.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diwan.forms.FormSchema;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The lists of the record that a form names, as they are for its client now. They stand beside answers, never in them. */
@Component
public class RecordLists {

    private static final String REGISTRY = "registry";

    private final Map<String, RecordList> byName;

    RecordLists(List<RecordList> lists) {
        this.byName = lists.stream().collect(Collectors.toMap(RecordList::name, Function.identity()));
    }

    /** The lists that the form names, under the name {@code registry}; nothing where it names none. */
    public Map<String, Object> of(FormSchema form, String client) {
        Set<String> named = form.lists();
        if (named.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> lists = new HashMap<>();
        named.forEach(name -> {
            RecordList list = byName.get(name);
            lists.put(name, list == null ? List.of() : list.of(client, LocaleContextHolder.getLocale()));
        });
        return Map.of(REGISTRY, lists);
    }

    /** The answers together with those lists, to be read or shown; not to be kept. */
    public Map<String, Object> beside(Map<String, Object> answers, FormSchema form, String client) {
        Map<String, Object> lists = of(form, client);
        if (lists.isEmpty()) {
            return answers;
        }
        Map<String, Object> all = new HashMap<>(answers);
        all.putAll(lists);
        return all;
    }
}
