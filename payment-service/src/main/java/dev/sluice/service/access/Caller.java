package dev.sluice.service.access;

import dev.sluice.application.order.Viewer;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.SellerId;
import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param subject the person or program behind the client
 * @param seller whose data a token of role SELLER is about
 */
public record Caller(ClientId client, String subject, Role role, Optional<SellerId> seller) {

  /** Whose eyes payments are read with. */
  public Viewer viewer() {
    return switch (role) {
      case FINANCE, ADMIN -> new Viewer.Everything();
      case PAYMENT_WRITE, PAYMENT_READ -> new Viewer.OfClient(client);
      case SELLER -> new Viewer.OfSeller(ownSeller());
    };
  }

  /** The seller this caller is; a problem when it is none. */
  public SellerId ownSeller() {
    return seller.orElseThrow(
        () -> new Problem(ErrorCode.FORBIDDEN, "This token belongs to no seller"));
  }
}
