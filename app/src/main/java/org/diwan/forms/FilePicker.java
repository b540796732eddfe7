package org.diwan.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files: those sent now, and those kept from before that were not taken away again. */
final class FilePicker implements Question {

    private static final int MOST_FILES = 20;

    /** A file that is there already, with its size in words. */
    record Kept(String id, String name, String size) {}

    @Override
    public String type() {
        return "filepicker";
    }

    @Override
    public Reading read(Field field, Typed typed) {
        List<Object> files = new ArrayList<>();
        typed.filesBefore(field.name()).forEach(file -> files.add(file.answer()));
        Problem problem = null;
        for (UploadedFile file : typed.files(field.name())) {
            String why = file.problem() == null && !accepted(field, file) ? "kind" : file.problem();
            if (why == null && many(field) && files.size() >= MOST_FILES) {
                why = "tooMany";
            }
            if (why != null) {
                problem = new Problem("file." + why, Map.of("file", file.name(), "max", MOST_FILES));
                continue;
            }
            if (!many(field)) {
                files.clear();
            }
            files.add(file.answer());
        }
        return new Reading(files.isEmpty() ? null : files, problem);
    }

    private static boolean many(Field field) {
        return field.scope().isTrue(field.component().setting("multiple"));
    }

    /** Whether the file is of a kind that is asked for: by its content, or by an ending that its content allows. */
    private static boolean accepted(Field field, UploadedFile file) {
        List<String> kinds = kinds(field);
        String name = file.name().toLowerCase(Locale.ROOT);
        return kinds.isEmpty()
                || kinds.stream()
                        .anyMatch(kind -> kind.startsWith(".")
                                ? name.endsWith(kind) && MediaTypes.fit(kind, file.mediaType())
                                : kind.endsWith("/*")
                                        ? file.mediaType().startsWith(kind.substring(0, kind.length() - 1))
                                        : file.mediaType().equals(kind));
    }

    private static List<String> kinds(Field field) {
        String accept = field.scope().text(field.component().setting("accept"));
        return Arrays.stream(accept.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(kind -> !kind.isEmpty())
                .toList();
    }

    @Override
    public List<String> posted(Object value) {
        return files(value).stream().map(UploadedFile::id).toList();
    }

    static List<UploadedFile> files(@Nullable Object value) {
        return value instanceof Collection<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> UploadedFile.of((Map<?, ?>) each))
                        .toList()
                : List.of();
    }

    @Override
    public FieldView view(FieldView view, Field field, Shown shown, Words words) {
        return view.with(
                        "files",
                        files(shown.value()).stream()
                                .map(file -> new Kept(file.id(), file.name(), words.size(file.size())))
                                .toList())
                .with("accept", String.join(",", kinds(field)))
                .with("multiple", many(field));
    }

    @Override
    public String display(Field field, Object value, Words words) {
        return words.list(files(value).stream().map(UploadedFile::name).toList());
    }
}
