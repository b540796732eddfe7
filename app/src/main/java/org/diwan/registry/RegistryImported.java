package org.diwan.registry;

/** A file was merged into the registry; published in its transaction. */
public record RegistryImported(String kind, long read, long added, long changed, long refused) {

    static RegistryImported of(String kind, ImportReport it) {
        return new RegistryImported(
                kind, it.read(), it.added(), it.changed(), it.refusals().size());
    }
}
