package org.diwan.desk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diwan.cases.TaskFilter.Sort;
import org.diwan.cases.TaskFilter.State;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A list of tasks as its address says it; the usual is left out, so that the same list has one address. */
record ListAddress(State state, @Nullable String service, Sort sort, String text, int size) {

    static final int USUAL_SIZE = 50;
    static final int LARGEST = 500;

    /** The parameters of a request. */
    static ListAddress of(MultiValueMap<String, String> asked) {
        return new ListAddress(
                named(State.values(), State::key, asked.getFirst("filter")),
                text(asked.getFirst("service")).isEmpty() ? null : asked.getFirst("service"),
                named(Sort.values(), Sort::key, asked.getFirst("sort")),
                text(asked.getFirst("q")),
                size(text(asked.getFirst("size"))));
    }

    /** What was kept of one; the usual list where it is none. */
    static ListAddress parse(String query) {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
        try {
            for (String one : query.split("&")) {
                String[] parts = one.split("=", 2);
                asked.add(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
        } catch (IllegalArgumentException malformed) {
            return of(new LinkedMultiValueMap<>());
        }
        return of(asked);
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static <T> T named(T[] all, Function<T, String> key, @Nullable String name) {
        return Arrays.stream(all)
                .filter(one -> key.apply(one).equals(name))
                .findFirst()
                .orElse(all[0]);
    }

    private static String text(@Nullable String typed) {
        String clean = typed == null ? "" : typed.replaceAll("\\p{Cntrl}", "").strip();
        return clean.substring(0, Math.min(100, clean.length()));
    }

    private static int size(String typed) {
        return typed.equals("200") || typed.equals("500") ? Integer.parseInt(typed) : USUAL_SIZE;
    }

    ListAddress with(State other) {
        return new ListAddress(other, service, sort, text, size);
    }

    ListAddress withService(@Nullable String other) {
        return new ListAddress(state, other, sort, text, size);
    }

    ListAddress with(Sort other) {
        return new ListAddress(state, service, other, text, size);
    }

    public ListAddress withSize(int other) {
        return new ListAddress(state, service, sort, text, other);
    }

    /** After the question mark; empty for the usual list. */
    public String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        if (state != State.ALL) {
            query.queryParam("filter", state.key());
        }
        if (service != null) {
            query.queryParam("service", "{service}");
        }
        if (sort != Sort.DUE) {
            query.queryParam("sort", sort.key());
        }
        if (!text.isEmpty()) {
            query.queryParam("q", "{q}");
        }
        if (size != USUAL_SIZE) {
            query.queryParam("size", size);
        }
        Object[] values = Stream.of(service == null ? "" : service, text)
                .filter(value -> !value.isEmpty())
                .toArray();
        String uri = query.encode().buildAndExpand(values).toUriString();
        return uri.startsWith("?") ? uri.substring(1) : uri;
    }

    /** The whole address. */
    public String path() {
        return query().isEmpty() ? "/desk" : "/desk?" + query();
    }

    /** Where nothing is left to take. */
    String none() {
        return path() + (query().isEmpty() ? "?none" : "&none");
    }

    /** The address of a task that is worked on from this list; a search is over once something is found. */
    public String task(String id) {
        boolean usual = withSize(USUAL_SIZE).query().isEmpty();
        return "/desk/tasks/" + id
                + (usual || !text.isEmpty() ? "" : "?list=" + UriUtils.encode(query(), StandardCharsets.UTF_8));
    }

    /** The address before a number of a page. */
    public String pages() {
        return query().isEmpty() ? "/desk?page=" : "/desk?" + query() + "&page=";
    }
}
