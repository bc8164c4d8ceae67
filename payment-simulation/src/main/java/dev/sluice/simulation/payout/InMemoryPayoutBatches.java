package dev.sluice.simulation.payout;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Candidate;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutStatus;
import dev.sluice.domain.payout.SkipReason;
import dev.sluice.domain.seller.Iban;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.simulation.balance.InMemoryBalances;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Table.Key2;
import dev.sluice.simulation.seller.InMemorySellers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Batches of payouts in memory. */
public final class InMemoryPayoutBatches implements PayoutBatches {

  private final PayoutTables tables;
  private final InMemorySellers sellers;
  private final InMemoryBalances balances;
  private final Table<Key2<PayoutBatchId, At>, Skip> skips;
  private final Table<Key2<PayoutBatchId, Currency>, File> files;

  public InMemoryPayoutBatches(
      PayoutTables tables, InMemorySellers sellers, InMemoryBalances balances) {
    this.tables = tables;
    this.sellers = sellers;
    this.balances = balances;
    this.skips = new Table<>("payout_skips", tables.database());
    this.files =
        new Table<>(
            "payout_files",
            tables.database(),
            file -> "%s %d %s".formatted(file.batch(), file.payouts(), file.total()));
  }

  @Override
  public boolean add(Batch batch) {
    boolean there =
        batch.kind() == Kind.SCHEDULED
            && all().stream()
                .anyMatch(one -> one.kind() == Kind.SCHEDULED && one.day().equals(batch.day()));
    return !there && tables.batches().insert(batch.id(), batch);
  }

  @Override
  public Optional<Batch> next(Instant collectedUntil) {
    tables.database().needsTransaction("the next batch");
    return all().stream().filter(batch -> hasToDo(batch, collectedUntil)).findFirst();
  }

  private static boolean hasToDo(Batch batch, Instant collectedUntil) {
    return switch (batch.status()) {
      case COLLECTING -> true;
      case COLLECTED -> !Objects.requireNonNull(batch.collectedAt()).isAfter(collectedUntil);
      case DONE -> false;
    };
  }

  @Override
  public void save(Batch batch) {
    if (!tables.batches().has(batch.id()))
      throw new IllegalStateException("there is no " + batch.id());
    tables.batches().put(batch.id(), batch);
  }

  @Override
  public List<Candidate> candidates(Optional<At> after, int atMost) {
    var found = new TreeMap<At, Long>();
    balances
        .all()
        .forEach((account, balance) -> {
          if (account.type() == AccountType.MERCHANT_AVAILABLE && balance != 0)
            found.put(at(account), balance);
        });
    return found.entrySet().stream()
        .filter(entry -> after.isEmpty() || entry.getKey().compareTo(after.get()) > 0)
        .limit(atMost)
        .map(entry -> candidate(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static At at(Account account) {
    return new At(Objects.requireNonNull(account.seller()), account.currency());
  }

  @Override
  public Optional<Candidate> candidate(At at) {
    var account = new Account(AccountType.MERCHANT_AVAILABLE, at.seller(), at.currency());
    return Optional.ofNullable(balances.all().get(account)).map(balance -> candidate(at, balance));
  }

  private Candidate candidate(At at, long balance) {
    var amount = new Amount(balance, at.currency());
    return new Candidate(at.seller(), amount, terms(at), lastTurn(at), cameBackFrom(at));
  }

  private Payouts terms(At at) {
    return sellers
        .find(at.seller())
        .map(seller -> seller.terms().payouts())
        .map(all ->
            new Payouts(
                all.schedule(),
                all.onHold(),
                all.minimum().stream().filter(in -> in.currency().equals(at.currency())).toList(),
                all.account()))
        .orElse(Payouts.HELD);
  }

  private @Nullable LocalDate lastTurn(At at) {
    return last(at, payout -> batchOf(payout).kind() != Kind.SELLER)
        .map(payout -> batchOf(payout).day())
        .orElse(null);
  }

  private @Nullable Iban cameBackFrom(At at) {
    return last(at, _ -> true)
        .filter(payout -> payout.status() == PayoutStatus.RETURNED)
        .map(payout -> payout.to().iban())
        .orElse(null);
  }

  private Optional<Payout> last(At at, Predicate<Payout> which) {
    return tables
        .payouts()
        .where(payout ->
            payout.seller().equals(at.seller())
                && payout.amount().currency().equals(at.currency())
                && which.test(payout))
        .reversed()
        .stream()
        .findFirst();
  }

  private Batch batchOf(Payout payout) {
    return tables.batches().find(payout.batch()).orElseThrow();
  }

  @Override
  public void skip(PayoutBatchId batch, List<Skip> skipped) {
    for (var skip : skipped)
      if (!skips.insert(new Key2<>(batch, skip.at()), skip))
        throw new IllegalStateException("skipped twice: " + skip);
  }

  @Override
  public List<Skip> skips(PayoutBatchId batch, Optional<At> after, int atMost) {
    return skips.asMap().entrySet().stream()
        .filter(entry -> entry.getKey().first().equals(batch))
        .filter(entry -> after.isEmpty() || entry.getKey().second().compareTo(after.get()) > 0)
        .map(entry -> entry.getValue())
        .limit(atMost)
        .toList();
  }

  @Override
  public void add(File file) {
    if (!files.insert(new Key2<>(file.batch(), file.currency()), file))
      throw new IllegalStateException("written twice: " + file.batch());
  }

  @Override
  public Optional<File> file(PayoutBatchId batch, Currency currency) {
    return files.find(new Key2<>(batch, currency));
  }

  @Override
  public Optional<View> find(PayoutBatchId id) {
    return tables.batches().find(id).map(this::view);
  }

  @Override
  public List<View> list(Optional<PayoutBatchId> before, int atMost) {
    return all().reversed().stream()
        .filter(batch -> before.isEmpty() || batch.id().compareTo(before.get()) < 0)
        .limit(atMost)
        .map(this::view)
        .toList();
  }

  private View view(Batch batch) {
    var paid = new TreeMap<Currency, Sum>();
    for (var payout : tables.payouts().where(one -> one.batch().equals(batch.id())))
      paid.merge(
          payout.amount().currency(),
          new Sum(1, payout.amount()),
          (a, b) -> new Sum(a.payouts() + b.payouts(), a.total().plus(b.total())));
    var reasons =
        skips(batch.id(), Optional.empty(), Integer.MAX_VALUE).stream()
            .collect(groupingBy(Skip::reason, () -> new TreeMap<SkipReason, Long>(), counting()));
    var written =
        files.where(file -> file.batch().equals(batch.id())).stream()
            .map(file -> new Sum(file.payouts(), file.total()))
            .toList();
    return new View(batch, new ArrayList<>(paid.values()), reasons, written);
  }

  public List<Batch> all() {
    return tables.batches().all();
  }

  public List<Skip> skipped() {
    return skips.all();
  }

  public List<File> files() {
    return files.all();
  }
}
