create trigger branch_member_joined after insert on employee_directory
begin
    insert or ignore into branch_member (branch_code, employee_no) values (new.branch_code, new.employee_no);
end;
create trigger branch_member_moved after update of branch_code on employee_directory when new.branch_code <> old.branch_code
begin
    insert or ignore into branch_member (branch_code, employee_no) values (new.branch_code, new.employee_no);
end;
