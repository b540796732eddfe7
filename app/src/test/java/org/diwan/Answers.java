package org.diwan;

import java.net.http.HttpResponse;

/** What an answer says, so that two can be compared: without the token of its forms and what the asker knew anyway. */
public final class Answers {

    private Answers() {}

    /**
     * The status, where a redirect led to or would lead, which methods there are, and the text.
     *
     * @param named what the asker wrote into the address
     */
    public static String of(HttpResponse<String> answer, String... named) {
        String all = answer.statusCode() + " " + answer.uri().getPath() + " "
                + answer.headers().firstValue("location").orElse("") + " "
                + answer.headers().firstValue("allow").orElse("") + "\n"
                + answer.body().replaceAll("<input[^>]*name=\"_csrf\"[^>]*>", "");
        for (String name : named) {
            all = all.replace(name, "…");
        }
        return all;
    }
}
