package org.diwan.cases;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks as much of clamd's protocol as INSTREAM needs, and knows the one virus that everybody tests with. */
final class FakeClamd implements AutoCloseable {

    /** In two parts, so that no scanner takes this file for the real one. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final int LONGEST = 1_000_000;

    private final ServerSocket door;

    FakeClamd() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::serve, "clamd");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "localhost:" + door.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket line = door.accept()) {
                    answer(line);
                }
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void answer(Socket line) throws IOException {
        var in = new DataInputStream(line.getInputStream());
        String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            say(line, "UNKNOWN COMMAND");
            return;
        }
        var content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
        }
        if (content.size() > LONGEST) {
            say(line, "INSTREAM size limit exceeded. ERROR");
        } else if (content.toString(StandardCharsets.ISO_8859_1).contains(EICAR)) {
            say(line, "stream: Win.Test.EICAR_HDB-1 FOUND");
        } else {
            say(line, "stream: OK");
        }
    }

    private static void say(Socket line, String answer) throws IOException {
        line.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
