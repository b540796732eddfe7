package org.diwan.forms;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The files of a form: those that came with it now, and those kept from before, which it names by their id.
 *
 * @param now by the name of their field
 * @param before by id: all that this form may name
 */
public record SentFiles(Map<String, List<UploadedFile>> now, Map<String, UploadedFile> before) {

    /** No files at all. */
    public static final SentFiles NONE = new SentFiles(Map.of(), Map.of());

    /** Files kept from before, and none that came now. */
    public static SentFiles kept(Collection<UploadedFile> files) {
        return new SentFiles(
                Map.of(),
                files.stream().collect(Collectors.toMap(UploadedFile::id, Function.identity(), (one, same) -> one)));
    }
}
