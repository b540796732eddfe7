package org.diwan.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line to another server that can be cut and mended. */
final class Line {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final int target;
    private final int port;
    private volatile ServerSocket door;

    Line(int target) {
        this.target = target;
        this.door = open(0);
        this.port = door.getLocalPort();
        listen();
    }

    int port() {
        return port;
    }

    void cut() {
        close(door);
        open.forEach(Line::close);
        open.clear();
    }

    void mend() {
        door = open(port);
        listen();
    }

    private void listen() {
        ServerSocket here = door;
        inBackground(() -> {
            while (!here.isClosed()) {
                Socket near = here.accept();
                Socket far = new Socket(HERE, target);
                open.addAll(List.of(near, far));
                inBackground(() -> near.getInputStream().transferTo(far.getOutputStream()), near, far);
                inBackground(() -> far.getInputStream().transferTo(near.getOutputStream()), near, far);
            }
        });
    }

    private static void inBackground(Copying work, Socket... ends) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException cut) {
                LOG.debug("The line is cut: {}", cut.getMessage());
            } finally {
                List.of(ends).forEach(Line::close);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static ServerSocket open(int port) {
        try {
            return new ServerSocket(port, 200, HERE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Carries bytes until the line is cut. */
    private interface Copying {
        void run() throws IOException;
    }
}
