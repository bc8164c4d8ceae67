package dev.sluice.service.access;

import dev.sluice.application.order.Viewer;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.SellerId;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent a request.
 *
 * @param subject the person or program behind the client
 * @param seller whose data a token of role SELLER is about
 */
public record Caller(ClientId client, String subject, Set<Role> roles, Optional<SellerId> seller) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whose eyes payments are read with: the widest of what the roles give. */
  public Viewer viewer() {
    if (isOffice()) return new Viewer.Everything();
    if (roles.contains(Role.PAYMENT_WRITE) || roles.contains(Role.PAYMENT_READ))
      return new Viewer.OfClient(client);
    return new Viewer.OfSeller(ownSeller());
  }

  /** Whether what belongs to a seller alone may be shown: to itself, and to those who see all. */
  public boolean mayLookAt(SellerId whom) {
    return isOffice() || ownSeller().equals(whom);
  }

  /** The seller whose things alone may be shown; empty for those who see all. */
  public Optional<SellerId> confinedTo() {
    return isOffice() ? Optional.empty() : Optional.of(ownSeller());
  }

  private boolean isOffice() {
    return roles.contains(Role.FINANCE) || roles.contains(Role.ADMIN);
  }

  /** The seller this caller is; a problem when it is none. */
  public SellerId ownSeller() {
    return seller.orElseThrow(
        () -> new Problem(ErrorCode.FORBIDDEN, "This token belongs to no seller"));
  }
}
