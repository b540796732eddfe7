package org.diwan.registry;

/** A file that cannot be read as what it should be; nothing of it was taken. */
public final class FileRefused extends RuntimeException {

    FileRefused(String reason) {
        super(reason);
    }
}
