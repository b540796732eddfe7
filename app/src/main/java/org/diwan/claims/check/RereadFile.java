package org.diwan.claims.check;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file that is read from its beginning more than once, and that may have lost its name meanwhile. */
final class RereadFile implements Closeable {

    private final FileChannel channel;

    RereadFile(Path file) throws IOException {
        channel = FileChannel.open(file);
    }

    /** The bytes from the first one; whoever reads them lets go of them before they are read again. */
    InputStream begin() throws IOException {
        return new FilterInputStream(Channels.newInputStream(channel.position(0))) {
            @Override
            public void close() {
                // The channel is closed with the file.
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
