package org.diwan.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of what people send is kept.
 *
 * @param maxFileSize of one file; what is beyond is read and forgotten
 * @param maxBatchFileSize the same for files of organisations that hold thousands of records
 */
@ConfigurationProperties("diwan.uploads")
public record UploadLimits(
        @DefaultValue("10MB") DataSize maxFileSize, @DefaultValue("64MB") DataSize maxBatchFileSize) {

    static final int FILES = 20;
    static final int FIELDS = 10_000;
    static final int CHARACTERS = 400_000;

    /** Files, chosen or not, kept or not, and fields: more is no form of ours. */
    static final int PARTS = 11_000;

    private static final long KEPT = DataSize.ofMegabytes(50).toBytes();

    public UploadLimits {
        if (maxFileSize.toMegabytes() < 1) {
            throw new IllegalArgumentException("DIWAN_UPLOADS_MAX_FILE_SIZE is a size such as 10MB, at least 1MB");
        }
        if (maxBatchFileSize.toMegabytes() < 1) {
            throw new IllegalArgumentException(
                    "DIWAN_UPLOADS_MAX_BATCH_FILE_SIZE is a size such as 64MB, at least 1MB");
        }
    }

    /** The limits where such files are taken. */
    public UploadLimits ofBatches() {
        return new UploadLimits(maxBatchFileSize, maxBatchFileSize);
    }

    /** Bytes of all files of one request together; one file of the largest size always fits. */
    long maxKept() {
        return Math.max(KEPT, maxFileSize.toBytes());
    }
}
