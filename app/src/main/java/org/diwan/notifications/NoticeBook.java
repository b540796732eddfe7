package org.diwan.notifications;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diwan.cases.CaseDetails;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The notices of all services, read and checked once at the start. */
@Component
class NoticeBook {

    private static final Set<String> LANGUAGES = Set.of("ar", "en", "fr");
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** What is told of a new message, where a service has no notice of its own for that. */
    static final String MESSAGE = "messageWritten";

    private final Map<String, Notice> notices = new HashMap<>();

    NoticeBook(Services services, List<CaseDetails> details) {
        Set<String> names = new TreeSet<>(Composer.NAMES);
        details.forEach(source -> names.addAll(source.names()));
        Notice general = general(names);
        for (Service service : services.all()) {
            Set<String> own = new TreeSet<>(names);
            own.addAll(service.linkNames());
            notices.put(service.key() + "/notices/" + MESSAGE + ".yaml", general);
            service.files().stream()
                    .filter(path -> path.startsWith("notices/"))
                    .forEach(path -> notices.put(service.key() + "/" + path, read(service, path, own)));
        }
    }

    /** The notice that goes out when a case of this service reaches the element, where there is one. */
    Optional<Notice> find(String service, String element) {
        return Optional.ofNullable(notices.get(service + "/notices/" + element + ".yaml"));
    }

    private static Notice general(Set<String> names) {
        try (InputStream file = new ClassPathResource("notices/" + MESSAGE + ".yaml").getInputStream()) {
            Notice notice = YAML.readValue(file, Notice.class);
            check("general", MESSAGE, notice, names);
            return notice;
        } catch (IOException e) {
            throw new InvalidNotice("general", MESSAGE, String.valueOf(e.getMessage()));
        }
    }

    private static Notice read(Service service, String path, Set<String> names) {
        try {
            Notice notice = YAML.readValue(service.file(path).orElseThrow(), Notice.class);
            check(service.key(), path, notice, names);
            return notice;
        } catch (IOException e) {
            throw new InvalidNotice(service.key(), path, String.valueOf(e.getMessage()));
        }
    }

    private static void check(String service, String path, Notice notice, Set<String> names) {
        if (notice.isForEveryContact() && !notice.attachments().isEmpty()) {
            throw new InvalidNotice(service, path, "nothing is attached for addresses that may be somebody else's now");
        }
        Map<String, String> sms = notice.sms();
        if (notice.mail() == null
                || !notice.mail().keySet().equals(LANGUAGES)
                || (sms != null && !sms.keySet().equals(LANGUAGES))) {
            throw new InvalidNotice(service, path, "mail and sms need each of " + new TreeSet<>(LANGUAGES));
        }
        Stream<String> mails = notice.mail().values().stream().flatMap(mail -> Stream.of(mail.subject(), mail.text()));
        Stream<String> all = sms == null ? mails : Stream.concat(mails, sms.values().stream());
        all.forEach(text -> check(service, path, text, names));
    }

    private static void check(String service, String path, String text, Set<String> names) {
        NoticeText.stranger(text, names).ifPresent(stranger -> {
            throw new InvalidNotice(service, path, stranger + " is not one of " + names);
        });
        try {
            NoticeText.fill(text, Map.of());
        } catch (MustacheException e) {
            throw new InvalidNotice(service, path, String.valueOf(e.getMessage()));
        }
    }
}
