package dev.sluice.service.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens: JWTs our issuer signed, for us, and not too long ago. One that was good is good
 * for a minute without being verified again: a signature costs more than all else a door does.
 */
final class Tokens {

  private static final Duration TRUSTED = Duration.ofMinutes(1);
  private static final int MOST_TRUSTED = 2_000;
  private static final int LONGEST = 8_192;

  /** Asymmetric ones only: nobody but the issuer can sign. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private record Trusted(Caller caller, Instant until) {}

  private final InstantSource clock;
  private final DefaultJWTProcessor<SecurityContext> verifier = new DefaultJWTProcessor<>();
  private final Map<String, Trusted> trusted = new ConcurrentHashMap<>();

  Tokens(AccessProperties properties, JWKSource<SecurityContext> keys, InstantSource clock) {
    this.clock = clock;
    verifier.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    verifier.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    var wanted =
        new DefaultJWTClaimsVerifier<SecurityContext>(
            properties.audience(),
            new JWTClaimsSet.Builder().issuer(properties.issuerOrRefuse().toString()).build(),
            Set.of("exp", "sub")) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    wanted.setMaxClockSkew((int) properties.clockSkew().toSeconds());
    verifier.setJWTClaimsSetVerifier(wanted);
  }

  /**
   * @throws Problem when it is not good, or when nobody can say at the moment
   */
  Caller find(String token) {
    var now = clock.instant();
    var known = trusted.get(token);
    if (known != null && now.isBefore(known.until())) return known.caller();
    trusted.remove(token);
    var found = verified(token, now.plus(TRUSTED));
    if (trusted.size() >= MOST_TRUSTED) trusted.clear();
    trusted.put(token, found);
    return found.caller();
  }

  private Trusted verified(String token, Instant atMost) {
    if (token.length() > LONGEST) throw refused("it is too long");
    try {
      var claims = verifier.process(token, null);
      var expires = claims.getExpirationTime().toInstant();
      return new Trusted(Claims.caller(claims), expires.isBefore(atMost) ? expires : atMost);
    } catch (ExpiredJWTException expired) {
      throw refused("it has expired");
    } catch (BadJOSEException | ParseException bad) {
      throw refused("it is none of our issuer's for us");
    } catch (IllegalArgumentException strange) {
      throw refused(String.valueOf(strange.getMessage()));
    } catch (JOSEException unknown) {
      throw new Problem(
          ErrorCode.TEMPORARILY_UNAVAILABLE,
          "Tokens cannot be verified at the moment: send it again in a moment");
    }
  }

  private static Problem refused(String why) {
    return new Problem(ErrorCode.UNAUTHENTICATED, "The token is not good: " + why);
  }
}
