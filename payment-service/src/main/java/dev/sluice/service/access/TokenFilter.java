package dev.sluice.service.access;

import dev.sluice.common.error.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the caller behind {@code Authorization: Bearer}. A token that is not good makes nobody of
 * its bearer: where everybody may come in, he may too.
 */
final class TokenFilter extends OncePerRequestFilter {

  /** Attribute of a request: the {@link Problem} its token has. */
  static final String TROUBLE = TokenFilter.class.getName() + ".trouble";

  private static final String BEARER = "Bearer ";

  private final Tokens tokens;

  TokenFilter(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      tokenOf(request)
          .map(tokens::find)
          .ifPresent(caller -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new Authenticated(caller));
            SecurityContextHolder.setContext(context);
          });
    } catch (Problem trouble) {
      request.setAttribute(TROUBLE, trouble);
    }
    chain.doFilter(request, response);
  }

  private static Optional<String> tokenOf(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
      return Optional.empty();
    var token = header.substring(BEARER.length()).strip();
    return token.isEmpty() ? Optional.empty() : Optional.of(token);
  }

  private static final class Authenticated extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Caller caller;

    Authenticated(Caller caller) {
      super(caller.roles().stream().map(r -> new SimpleGrantedAuthority(r.word())).toList());
      this.caller = caller;
      setAuthenticated(true);
    }

    @Override
    public String getCredentials() {
      return "";
    }

    @Override
    public Caller getPrincipal() {
      return caller;
    }

    @Override
    public String getName() {
      return caller.client() + "/" + caller.subject();
    }
  }
}
