package org.diwan.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.diwan.access.AccessRole;
import org.diwan.access.Systems;
import org.diwan.access.TargetSystem;
import org.diwan.catalog.Services;
import org.diwan.web.Formats;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says entries in the reader's language; an act or detail that has no text yet is shown by its key. */
@Component
@ConditionalOnWebApplication
class AuditWords {

    private final MessageSource texts;
    private final Formats formats;
    private final Services services;
    private final Systems systems;

    AuditWords(MessageSource texts, Formats formats, Services services, Systems systems) {
        this.texts = texts;
        this.formats = formats;
        this.services = services;
        this.systems = systems;
    }

    /** A choice of the list of acts. */
    record Act(String key, String text) {}

    /** For many entries: the catalogue of access is read once. */
    EntryWords reading() {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, String> systemNames =
                systems.all().stream().collect(Collectors.toMap(TargetSystem::id, system -> system.name(locale)));
        Map<String, String> roleNames =
                systems.roles().stream().collect(Collectors.toMap(AccessRole::key, role -> role.name(locale)));
        return new EntryWords(texts, formats, new CodeWords(texts, services, systemNames, roleNames, locale), locale);
    }

    List<Act> acts(List<String> acts) {
        EntryWords words = reading();
        return acts.stream().map(act -> new Act(act, words.act(act))).toList();
    }
}
