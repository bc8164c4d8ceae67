--liquibase formatted sql

--changeset sluice:node-leases
CREATE TABLE node_leases (
  node SMALLINT PRIMARY KEY CHECK (node BETWEEN 0 AND 1023),
  owner VARCHAR(128),
  leased_until TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT '-infinity',
  -- no id of this node has a later millisecond: whoever takes the node over begins after it
  used_up_to BIGINT NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
COMMENT ON TABLE node_leases IS 'The ten node bits of every new id: each belongs to one process at a time.';

INSERT INTO node_leases (node) SELECT generate_series(0, 1023);
