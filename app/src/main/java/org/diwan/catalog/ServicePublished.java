package org.diwan.catalog;

/**
 * A service was deployed as it had not been before; published in the transaction of the deployment.
 *
 * @param release SHA-256 over all files of the service, its first 16 digits
 */
public record ServicePublished(String service, String release) {}
