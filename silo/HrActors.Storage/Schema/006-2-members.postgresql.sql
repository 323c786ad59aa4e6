create function note_branch_member() returns trigger language plpgsql as $$
begin
    insert into branch_member (branch_code, employee_no) values (new.branch_code, new.employee_no) on conflict do nothing;
    return new;
end $$;
create trigger branch_member_joined after insert on employee_directory for each row execute function note_branch_member();
create trigger branch_member_moved after update of branch_code on employee_directory
    for each row when (new.branch_code <> old.branch_code) execute function note_branch_member();
