package org.diwan.cases;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ClamAV's daemon, over TCP: {@code zINSTREAM}, then chunks with their length in front, then its answer. */
final class Clamd implements VirusScanner {

    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
    private static final int CONNECT = (int) Duration.ofSeconds(2).toMillis();
    private static final int ANSWER = (int) Duration.ofSeconds(30).toMillis();
    private static final int CHUNK = 32 * 1024;
    private static final int LONGEST_ANSWER = 4 * 1024;

    private final String host;
    private final int port;

    Clamd(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public Verdict scan(InputStream content) throws ScannerAway {
        String answer;
        try (var line = new Socket()) {
            line.connect(new InetSocketAddress(host, port), CONNECT);
            line.setSoTimeout(ANSWER);
            send(
                    content,
                    new DataOutputStream(new BufferedOutputStream(line.getOutputStream(), CHUNK + Integer.BYTES)));
            answer = new String(line.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        } catch (IOException e) {
            LOG.warn("The virus scanner at {}:{} is away: {}", host, port, e.toString());
            throw new ScannerAway(e);
        }
        return verdict(answer);
    }

    private static void send(InputStream content, DataOutputStream out) throws IOException {
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = new byte[CHUNK];
        for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
            if (count > 0) {
                out.writeInt(count);
                out.write(chunk, 0, count);
            }
        }
        out.writeInt(0);
        out.flush();
    }

    private Verdict verdict(String answer) throws ScannerAway {
        if (answer.endsWith(" FOUND")) {
            LOG.warn("A file was refused: {}", answer);
            return Verdict.INFECTED;
        }
        if (answer.equals("stream: OK")) {
            return Verdict.CLEAN;
        }
        LOG.warn("The virus scanner at {}:{} came to no verdict: {}", host, port, answer);
        throw new ScannerAway("No verdict: " + answer);
    }
}
