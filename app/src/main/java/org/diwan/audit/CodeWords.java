package org.diwan.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.diwan.access.AccessRole;
import org.diwan.access.TargetSystem;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.springframework.context.MessageSource;

/** What codes in details stand for; one that nobody has named is shown as it is. */
class CodeWords {

    private final MessageSource texts;
    private final Services services;
    private final Map<String, String> systems;
    private final Map<String, String> roles;
    private final Locale locale;

    CodeWords(
            MessageSource texts,
            Services services,
            Map<String, String> systems,
            Map<String, String> roles,
            Locale locale) {
        this.texts = texts;
        this.services = services;
        this.systems = systems;
        this.roles = roles;
        this.locale = locale;
    }

    /** @param all the details that it is one of */
    String say(AuditLine line, JsonNode all, String name, String code) {
        Optional<Service> service = services.find(all.path("service").asText());
        return switch (name) {
            case "service" -> service.map(one -> one.name(locale)).orElse(code);
            case "element" ->
                service.flatMap(one -> text(one, "task.", "step.", "incident.", code))
                        .orElseGet(() -> text("audit.element.", code));
            case "decision" ->
                service.flatMap(one -> text(one, "decision.", code)).orElse(code);
            case "outcome" -> service.flatMap(one -> outcome(one, code)).orElse(code);
            case "message" -> text("audit.element.", code);
            case "system" -> systems.getOrDefault(code, code);
            case "role", "roles" -> role(all.path("system").asText(TargetSystem.DIWAN), code);
            case "reason" -> line.act().startsWith("client-") ? text("desk.look.now.", code) : code;
            case "act", "channel", "kind", "part", "result", "side", "why" -> text("audit.code." + name + ".", code);
            default -> code;
        };
    }

    /** Roles are named with their system, or beside it. */
    private String role(String system, String code) {
        String key = code.contains("/") ? code : AccessRole.key(system, code);
        String named = roles.getOrDefault(key, code);
        return code.contains("/")
                ? systems.getOrDefault(code.substring(0, code.indexOf('/')), "") + " – " + named
                : named;
    }

    private Optional<String> text(Service service, String... parts) {
        String code = parts[parts.length - 1];
        return Stream.of(parts)
                .limit(parts.length - 1L)
                .map(kind -> service.text(kind + code, locale))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** As the form of the task offered it. */
    private Optional<String> outcome(Service service, String code) {
        String end = ".outcome.option." + code;
        return service.texts(locale).entrySet().stream()
                .filter(text ->
                        text.getKey().startsWith("form.") && text.getKey().endsWith(end))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private String text(String kind, String code) {
        return String.valueOf(texts.getMessage(kind + code, null, code, locale));
    }
}
