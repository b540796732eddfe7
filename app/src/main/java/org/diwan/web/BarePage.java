package org.diwan.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * What the server says by itself where an address is none, so that the house is not even asked: the same words as on our
 * error page in all languages, the same headers, and nothing of the server.
 */
@Component
class BarePage implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final MessageSource messages;
    private final SecurityHeaders headers;

    BarePage(MessageSource messages, SecurityHeaders headers) {
        this.messages = messages;
        this.headers = headers;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable cause) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            headers.put(response);
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            try {
                response.getReporter().write(page());
                response.finishResponse();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String page() {
            return List.of("en", "ar", "fr").stream()
                    .map(language -> "<div lang=\"" + language + "\" dir=\"" + (language.equals("ar") ? "rtl" : "ltr")
                            + "\"><h1>" + text("title", language) + "</h1><p>" + text("text", language)
                            + "</p><p><a href=\"/\">" + text(".home", language) + "</a></p></div>")
                    .collect(Collectors.joining(
                            "\n",
                            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                                    + text("title", "en") + "</title></head><body><main>\n",
                            "\n</main></body></html>\n"));
        }

        private String text(String part, String language) {
            String key = part.equals(".home") ? "web.error.home" : "web.error.400." + part;
            return HtmlUtils.htmlEscape(messages.getMessage(key, null, Locale.forLanguageTag(language)));
        }
    }
}
