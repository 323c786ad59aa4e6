-- Overdue lists read the running steps by their last day, lists by old place its cases.
create index case_directory_due on case_directory (due_on, case_no) where due_on is not null;
create index case_directory_origin on case_directory (origin_region_code, opened_at, case_no);
