package org.diwan.identity;

import java.time.Duration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Reads ID tokens: signed by the provider, for us, now; its clock may be two minutes off ours. */
@Component
class OidcTokens implements JwtDecoderFactory<ClientRegistration> {

    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    @Override
    public JwtDecoder createDecoder(ClientRegistration provider) {
        var forUs = new OidcIdTokenValidator(provider);
        forUs.setClockSkew(CLOCKS_APART);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        provider.getProviderDetails().getJwkSetUri())
                .jwsAlgorithm(SignatureAlgorithm.from(OidcProvider.algorithm(provider)))
                .restOperations(new RestTemplate(OidcProvider.patient()))
                .build();
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(CLOCKS_APART), forUs));
        return decoder;
    }
}
