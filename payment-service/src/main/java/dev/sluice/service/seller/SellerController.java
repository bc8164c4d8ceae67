package dev.sluice.service.seller;

import dev.sluice.application.seller.RegisterSellerService;
import dev.sluice.application.seller.Sellers;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.SellerId;
import dev.sluice.service.access.Caller;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.InPath;
import dev.sluice.service.idempotency.Replaced;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Sellers")
@RestController
@RequestMapping("/api/v1/sellers")
class SellerController {

  private static final InPath<SellerId> SELLER =
      new InPath<>(SellerId::new, "There is no such seller");

  private final Sellers sellers;
  private final RegisterSellerService register;

  SellerController(Sellers sellers, RegisterSellerService register) {
    this.sellers = sellers;
    this.register = register;
  }

  @Operation(
      summary = "Register a seller, or agree with it anew",
      description =
          "Replaces everything that was agreed on. Payments that exist keep the commission they were made with.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TermsBody.class)))
  @ApiResponse(responseCode = "200", description = "As it is now")
  @PutMapping("/{id}")
  SellerBody put(@PathVariable String id, Replaced<TermsBody> sent) {
    var checks = new Checks();
    var seller = checks.read(id, "", SellerId::new);
    var terms = sent.body().read(checks);
    checks.hold();
    return SellerBody.of(register.register(seller.orElseThrow(), terms.orElseThrow()));
  }

  @Operation(summary = "Look at a seller", description = "A seller sees itself alone.")
  @GetMapping("/{id}")
  SellerBody find(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
    var seller = SELLER.id(id);
    if (!caller.mayLookAt(seller))
      throw new Problem(ErrorCode.FORBIDDEN, "A seller sees itself alone");
    return sellers.find(seller).map(SellerBody::of).orElseThrow(SELLER::notFound);
  }
}
