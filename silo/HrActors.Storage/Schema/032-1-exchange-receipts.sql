-- A receipt is one case's, in whichever answer file it comes.
create index exchange_items_receipt on exchange_items (agency_id, receipt_no) where receipt_no is not null;
