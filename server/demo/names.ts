/** Plain names to make invented people of. Any likeness to someone is chance. */
export const firstNames: Readonly<Record<'female' | 'male', readonly string[]>> = {
  female: [
    'Alice', 'Amina', 'Amy', 'Anna', 'Aisha', 'Beth', 'Carol', 'Chloe', 'Claire', 'Daisy', 'Deborah', 'Diane',
    'Dorothy', 'Ella', 'Emily', 'Emma', 'Fatima', 'Fiona', 'Freya', 'Gemma', 'Grace', 'Hannah', 'Helen', 'Irene',
    'Isla', 'Jane', 'Janet', 'Jean', 'Jess', 'Joan', 'Joyce', 'Julie', 'Karen', 'Kate', 'Laura', 'Lily', 'Linda',
    'Lucy', 'Margaret', 'Maria', 'Mary', 'Megan', 'Mei', 'Natasha', 'Nicola', 'Olivia', 'Patricia', 'Priya',
    'Rachel', 'Rose', 'Ruth', 'Sally', 'Sandra', 'Sarah', 'Shirley', 'Sofia', 'Sophie', 'Susan', 'Tara', 'Zara',
  ],
  male: [
    'Adam', 'Alan', 'Alfie', 'Ali', 'Andrew', 'Anthony', 'Arthur', 'Ben', 'Brian', 'Callum', 'Charlie', 'Chris',
    'Colin', 'Daniel', 'David', 'Derek', 'Edward', 'Ethan', 'Frank', 'Gary', 'George', 'Graham', 'Harry', 'Hassan',
    'Ian', 'Jack', 'James', 'Jamal', 'John', 'Joseph', 'Keith', 'Kevin', 'Leo', 'Liam', 'Luke', 'Mark', 'Martin',
    'Matthew', 'Michael', 'Mohammed', 'Neil', 'Nigel', 'Noah', 'Oliver', 'Omar', 'Oscar', 'Paul', 'Peter', 'Philip',
    'Raj', 'Richard', 'Robert', 'Roger', 'Ryan', 'Sam', 'Simon', 'Stephen', 'Thomas', 'Tom', 'William',
  ],
};

export const lastNames: readonly string[] = [
  'Adams', 'Ahmed', 'Allen', 'Andrews', 'Bailey', 'Baker', 'Barnes', 'Begum', 'Bell', 'Bennett', 'Brooks', 'Brown',
  'Butler', 'Campbell', 'Carter', 'Chapman', 'Chen', 'Clarke', 'Coleman', 'Collins', 'Cook', 'Cooper', 'Cox', 'Davies',
  'Dixon', 'Edwards', 'Ellis', 'Evans', 'Fisher', 'Foster', 'Fox', 'Gibson', 'Gray', 'Green', 'Griffiths', 'Hall',
  'Harris', 'Harvey', 'Hill', 'Hughes', 'Hunt', 'Hussain', 'Jackson', 'James', 'Jenkins', 'Johnson', 'Jones', 'Kelly',
  'Khan', 'King', 'Knight', 'Lee', 'Lewis', 'Lloyd', 'Marshall', 'Mason', 'Matthews', 'Miller', 'Mills', 'Mitchell',
  'Moore', 'Morgan', 'Morris', 'Murphy', 'Murray', 'Osei', 'Owen', 'Palmer', 'Parker', 'Patel', 'Phillips', 'Powell',
  'Price', 'Richards', 'Roberts', 'Rogers', 'Russell', 'Scott', 'Shaw', 'Simpson', 'Singh', 'Smith', 'Stevens', 'Taylor',
  'Thomas', 'Thompson', 'Turner', 'Walker', 'Ward', 'Watson', 'Webb', 'West', 'White', 'Williams', 'Wilson', 'Wood',
];
