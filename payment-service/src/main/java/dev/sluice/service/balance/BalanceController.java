package dev.sluice.service.balance;

import dev.sluice.application.balance.ReadBalanceService;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.SellerId;
import dev.sluice.service.access.Caller;
import dev.sluice.service.door.InPath;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Sellers")
@RestController
@RequestMapping("/api/v1/sellers")
class BalanceController {

  private static final InPath<SellerId> SELLER =
      new InPath<>(SellerId::new, "There is no such seller");

  private final ReadBalanceService balances;

  BalanceController(ReadBalanceService balances) {
    this.balances = balances;
  }

  @Operation(summary = "What the seller behind the token has")
  @GetMapping("/me/balances")
  BalancesBody own(@AuthenticationPrincipal Caller caller) {
    return read(caller.ownSeller());
  }

  @Operation(summary = "What a seller has", description = "A seller nobody has paid has nothing.")
  @GetMapping("/{id}/balances")
  BalancesBody of(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    var seller = SELLER.id(id);
    if (!caller.mayLookAt(seller))
      throw new Problem(ErrorCode.FORBIDDEN, "A seller reads its own balances only");
    return read(seller);
  }

  private BalancesBody read(SellerId seller) {
    return BalancesBody.of(seller, balances.read(seller));
  }
}
