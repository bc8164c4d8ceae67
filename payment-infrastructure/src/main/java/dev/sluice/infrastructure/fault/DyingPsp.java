package dev.sluice.infrastructure.fault;

import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRequest;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;

/** A PSP whose answers may never be heard. */
record DyingPsp(Psp psp, FaultPoints points) implements Psp {

  @Override
  public PspAnswer send(PspRequest request) {
    var answer = psp.send(request);
    points.reached(FaultPoint.AFTER_PSP_CALL);
    return answer;
  }

  @Override
  public PspAnswer ask(PspKey key) {
    return psp.ask(key);
  }

  @Override
  public PspAnswer askHeld(PspReference authorization) {
    return psp.askHeld(authorization);
  }

  @Override
  public PspCapabilities capabilities() {
    return psp.capabilities();
  }
}
