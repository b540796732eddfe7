package org.diwan.registry;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by PostgreSQL's COPY in its text format, sent in blocks. */
final class CopyText implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder block = new StringBuilder(BLOCK + 1024);

    CopyText(Connection connection, String tableAndColumns) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + tableAndColumns + " from stdin");
    }

    /** Sends one row; nothing or an empty text is null. */
    void row(@Nullable Object... cells) throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            cell(i, cells[i]);
        }
        end();
    }

    /** Adds the cell at this place of the row. */
    void cell(int index, @Nullable Object value) {
        if (index > 0) {
            block.append('\t');
        }
        if (value == null || value.equals("")) {
            block.append("\\N");
        } else {
            escape(value.toString());
        }
    }

    /** Ends the row. */
    void end() throws SQLException {
        block.append('\n');
        if (block.length() >= BLOCK) {
            send();
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> block.append("\\\\");
                case '\t' -> block.append("\\t");
                case '\n' -> block.append("\\n");
                case '\r' -> block.append("\\r");
                default -> block.append(c);
            }
        }
    }

    private void send() throws SQLException {
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        block.setLength(0);
    }

    /** Sends the rest and ends the COPY. */
    void finish() throws SQLException {
        send();
        copy.endCopy();
    }

    /** Gives the COPY up where it was not finished. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
