package org.diwan.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session may hold, as bytes: text, numbers, times, lists and maps of them, and records and enums of the house. Anything else is
 * refused when it is written, so that it is noticed where it is put in, and when it is read, so that bytes that someone
 * else put into the table make no object.
 */
final class SessionCodec {

    private static final Logger LOG = LoggerFactory.getLogger(SessionCodec.class);

    private static final String HOUSE = "org.diwan.";

    private static final Set<String> OTHERS = Set.of(
            "java.lang.String",
            "java.lang.Object",
            "java.lang.Number",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Boolean",
            "java.lang.Enum",
            "java.lang.Record",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.Ser",
            "java.util.ArrayList",
            "java.util.CollSer",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.ImmutableCollections$List12",
            "java.util.ImmutableCollections$ListN",
            "java.util.ImmutableCollections$Map1",
            "java.util.ImmutableCollections$MapN",
            "java.util.ImmutableCollections$Set12",
            "java.util.ImmutableCollections$SetN",
            "java.util.Map$Entry",
            "java.util.UUID",
            "java.util.Collections$UnmodifiableCollection",
            "java.util.Collections$UnmodifiableMap",
            "java.util.Collections$UnmodifiableSet",
            "java.util.concurrent.CopyOnWriteArrayList",
            "org.springframework.util.LinkedMultiValueMap",
            "org.springframework.util.MultiValueMapAdapter",
            "org.springframework.web.servlet.FlashMap",
            "org.springframework.security.web.csrf.DefaultCsrfToken",
            "org.springframework.security.oauth2.core.AuthorizationGrantType",
            "org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest",
            "org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponseType");

    private static final int DEEPEST = 12;
    private static final int MOST_REFERENCES = 20_000;
    private static final int LONGEST_ARRAY = 20_000;
    private static final int MOST_BYTES = 2_000_000;

    private SessionCodec() {}

    static byte[] bytes(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new Checked(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "A session cannot hold a " + value.getClass().getName(), e);
        }
        return bytes.toByteArray();
    }

    /** What was written; nothing where the bytes are not of this release, or not of ours at all. */
    static @Nullable Object value(byte[] bytes) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(SessionCodec::judge);
            return in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            LOG.warn("A value of a session cannot be read: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    private static Status judge(ObjectInputFilter.FilterInfo info) {
        if (info.depth() > DEEPEST
                || info.references() > MOST_REFERENCES
                || info.arrayLength() > LONGEST_ARRAY
                || info.streamBytes() > MOST_BYTES) {
            return Status.REJECTED;
        }
        Class<?> kind = info.serialClass();
        if (kind == null) {
            return Status.UNDECIDED;
        }
        return isStorable(kind) ? Status.ALLOWED : Status.REJECTED;
    }

    private static boolean isStorable(Class<?> kind) {
        if (kind.isArray()) {
            return isStorable(kind.getComponentType());
        }
        return kind.isPrimitive()
                || OTHERS.contains(kind.getName())
                || kind.getName().startsWith(HOUSE) && (kind.isRecord() || kind.isEnum());
    }

    /** Writes nothing that would not be read again. */
    private static final class Checked extends ObjectOutputStream {

        Checked(OutputStream out) throws IOException {
            super(out);
        }

        @Override
        protected void annotateClass(Class<?> kind) throws IOException {
            if (!isStorable(kind)) {
                throw new InvalidClassException(kind.getName(), "is nothing that a session may hold");
            }
        }
    }
}
