package org.diwan.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.cases.Uploads.Received;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.diwan.forms.SentFiles;
import org.diwan.forms.UploadedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** Forms as a browser sends them, files and all: takes the files in, reads the rest, and forgets what is not used. */
@Component
public class PostedForms {

    private final Forms forms;
    private final Uploads uploads;

    PostedForms(Forms forms, Uploads uploads) {
        this.forms = forms;
        this.uploads = uploads;
    }

    /** Reads a whole form. {@code scope} owns its files: the id of the task, or {@code reference/message}. */
    public Answers read(FormSchema schema, HttpServletRequest request, String scope, String by) {
        return read(schema, null, request, scope, by, Map.of());
    }

    /** The same, where answers are kept from before; their files stay. */
    public Answers read(
            FormSchema schema, HttpServletRequest request, String scope, String by, Map<String, Object> kept) {
        return read(schema, null, request, scope, by, kept);
    }

    /** What was typed into a form that is not to be taken, over what is known; its files are left alone. */
    public Answers typed(FormSchema schema, HttpServletRequest request, Map<String, Object> known) {
        return forms.read(schema, posted(request), known);
    }

    private static MultiValueMap<String, String> posted(HttpServletRequest request) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        request.getParameterMap().forEach((name, values) -> posted.put(name, Arrays.asList(values)));
        return posted;
    }

    /** Reads a form, or one page of it. */
    Answers read(
            FormSchema schema,
            @Nullable String page,
            HttpServletRequest request,
            String scope,
            String by,
            Map<String, Object> kept) {
        MultiValueMap<String, String> posted = posted(request);
        SentFiles files = schema.takesFiles() ? files(schema, request, scope, by) : SentFiles.NONE;
        Answers answers =
                page == null ? forms.read(schema, posted, files, kept) : forms.read(schema, page, posted, files, kept);
        forgetUnused(files, answers, schema, scope, kept);
        return answers;
    }

    private SentFiles files(FormSchema schema, HttpServletRequest request, String scope, String by) {
        MultipartHttpServletRequest multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        Map<String, List<UploadedFile>> now = new HashMap<>();
        if (multipart != null) {
            for (Map.Entry<String, List<MultipartFile>> field :
                    multipart.getMultiFileMap().entrySet()) {
                if (schema.question(field.getKey())
                        .filter(question -> question.type().equals("filepicker"))
                        .isPresent()) {
                    now.put(
                            field.getKey(),
                            uploads.receive(scope, by, field.getKey(), field.getValue()).stream()
                                    .map(PostedForms::file)
                                    .toList());
                }
            }
        }
        return new SentFiles(now, before(scope).before());
    }

    /** The files that a scope has. */
    SentFiles before(String scope) {
        return SentFiles.kept(uploads.of(scope).stream()
                .map(one -> new UploadedFile(one.id().toString(), one.name(), one.mediaType(), one.size(), null))
                .toList());
    }

    private static UploadedFile file(Received received) {
        String id = received.id() == null ? "" : received.id().toString();
        return new UploadedFile(id, received.name(), received.mediaType(), received.size(), received.problem());
    }

    /** Of what came now, and what the form named before, only what stands in the answers stays. */
    private void forgetUnused(
            SentFiles files, Answers answers, FormSchema schema, String scope, Map<String, Object> kept) {
        if (files == SentFiles.NONE) {
            return;
        }
        Set<String> used = Stream.of(answers.onto(kept), answers.values())
                .flatMap(values -> forms.files(schema, values).stream())
                .map(UploadedFile::id)
                .collect(Collectors.toSet());
        List<String> ids = new ArrayList<>(files.before().keySet());
        files.now().values().forEach(all -> all.forEach(file -> ids.add(file.id())));
        ids.stream()
                .filter(id -> !id.isEmpty() && !used.contains(id))
                .distinct()
                .forEach(id -> uploads.remove(UUID.fromString(id), scope));
    }

    /** Gives the files of these answers to the case, in the transaction that takes the answers. */
    void handOver(FormSchema schema, Map<String, Object> answers, String scope, String reference) {
        if (schema.takesFiles()) {
            List<UUID> ids = forms.files(schema, answers).stream()
                    .map(file -> UUID.fromString(file.id()))
                    .toList();
            if (uploads.moveTo(ids, scope, reference) < ids.size()) {
                throw new FilesGone(String.format(Locale.ROOT, "Of %d files of %s some are gone", ids.size(), scope));
            }
        }
    }

    /** Files were taken away in another window while their form was sent; nothing was changed. */
    static final class FilesGone extends RuntimeException {

        FilesGone(String message) {
            super(message);
        }
    }
}
