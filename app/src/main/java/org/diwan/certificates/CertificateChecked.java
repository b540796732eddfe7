package org.diwan.certificates;

/**
 * Somebody asked whether a certificate is genuine.
 *
 * @param channel web or api
 * @param outcome genuine, unknown or wait
 */
public record CertificateChecked(String channel, String outcome) {}
