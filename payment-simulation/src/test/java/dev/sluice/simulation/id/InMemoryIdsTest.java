package dev.sluice.simulation.id;

import dev.sluice.application.id.Ids;
import dev.sluice.simulation.contract.IdsContract;
import java.util.Collections;
import java.util.List;

class InMemoryIdsTest extends IdsContract {
  /** One outlives all instances. */
  @Override
  protected List<Ids> instances(int count) {
    return Collections.nCopies(count, new InMemoryIds());
  }
}
